import type { Submission } from '../../../schemas/api/submissions.ts';
import { LedgerEntry } from '../../../schemas/lake/ledger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';

/** A council's return of a year. Its entries are numbered in the order of acceptance; numbers may be left out. */
export interface LedgerPage {
  readonly returnType: string;
  readonly collectionYear: number;
  readonly laCode: string;
}

/** The page that a submission's entries are on. */
export function pageOf(
  submission: Pick<Submission, 'return' | 'collectionYear' | 'laCode'>,
): LedgerPage {
  const { return: returnType, collectionYear, laCode } = submission;
  return { returnType, collectionYear, laCode };
}

const LEDGER_KEY =
  /^ledger\/return_type=([a-z][a-z0-9_]*)\/collection_year=(\d{4})\/la_code=(\d{3})\/(\d{6})\.json$/;

/** The page and the number of the entry under a key; undefined where the key is not an entry's. */
export function parseLedgerKey(
  key: string,
): (LedgerPage & { readonly sequence: number }) | undefined {
  const [, returnType, year, laCode, sequence] = LEDGER_KEY.exec(key) ?? [];
  if (returnType === undefined || laCode === undefined) return undefined;
  return { returnType, collectionYear: Number(year), laCode, sequence: Number(sequence) };
}

/** Folder of a page below `ledger/`, with a slash at its end. */
export function pageFolder({ returnType, collectionYear, laCode }: LedgerPage): string {
  return `return_type=${returnType}/collection_year=${collectionYear}/la_code=${laCode}/`;
}

/** Name of the object of a number. Six digits, so that keys are in the order of the numbers. */
export function entryName(sequence: number): string {
  return `${String(sequence).padStart(6, '0')}.json`;
}

/** All entries of a page in order. */
export async function readPage(lake: ObjectStore, page: LedgerPage): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for await (const { key } of lake.list(`ledger/${pageFolder(page)}`)) {
    const entry = parseLedgerKey(key) && (await readJson(lake, key, LedgerEntry));
    if (entry) entries.push(entry);
  }
  return entries;
}

/** What was decided about a submission, under the number that it took then. */
export type Decision = Pick<LedgerEntry, 'sequence' | 'action' | 'submission_id' | 'at' | 'by'>;

/**
 * Writes the entry of a decision under its number. True when it stands there, also where it stood already. False, and
 * nothing is changed, when the number holds another decision.
 */
export async function writeEntry(
  lake: ObjectStore,
  page: LedgerPage,
  decision: Decision,
): Promise<boolean> {
  const entry: LedgerEntry = {
    ...decision,
    return_type: page.returnType,
    collection_year: page.collectionYear,
    la_code: page.laCode,
  };
  const key = `ledger/${pageFolder(page)}${entryName(entry.sequence)}`;
  const text = `${JSON.stringify(LedgerEntry.parse(entry))}\n`;
  if (await lake.create(key, text, 'application/json')) return true;
  const there = await readJson(lake, key, LedgerEntry);
  return there?.action === entry.action && there.submission_id === entry.submission_id;
}
