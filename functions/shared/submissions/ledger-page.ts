/** A council's return of a year. Its entries are numbered in the order of acceptance; numbers may be left out. */
export interface LedgerPage {
  readonly returnType: string;
  readonly collectionYear: number;
  readonly laCode: string;
}
