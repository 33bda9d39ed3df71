/** A council's return of a year. Its entries are numbered in the order of acceptance, possibly with gaps. */
export interface LedgerPage {
  readonly returnType: string;
  readonly collectionYear: number;
  readonly laCode: string;
}
