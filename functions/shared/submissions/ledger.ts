import type { Submission } from '../../../schemas/api/submissions.ts';
import { LedgerEntry } from '../../../schemas/lake/ledger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import type { LedgerPage } from './ledger-page.ts';

/** The page with a submission's entries. */
export function ledgerPageOf(
  submission: Pick<Submission, 'return' | 'collectionYear' | 'laCode'>,
): LedgerPage {
  const { return: returnType, collectionYear, laCode } = submission;
  return { returnType, collectionYear, laCode };
}

const LEDGER_KEY =
  /^ledger\/return_type=([a-z][a-z0-9_]*)\/collection_year=(\d{4})\/la_code=(\d{3})\/(\d{6})\.json$/;

/** The page and number in the key of a ledger entry. Undefined when the key is not one of an entry. */
export function parseLedgerKey(
  key: string,
): (LedgerPage & { readonly sequence: number }) | undefined {
  const [, returnType, year, laCode, sequence] = LEDGER_KEY.exec(key) ?? [];
  if (returnType === undefined || laCode === undefined) return undefined;
  return { returnType, collectionYear: Number(year), laCode, sequence: Number(sequence) };
}

/** Folder of a page under `ledger/`, with a final slash. */
export function pageFolder({ returnType, collectionYear, laCode }: LedgerPage): string {
  return `return_type=${returnType}/collection_year=${collectionYear}/la_code=${laCode}/`;
}

/** The object name for a number. It has six digits, so that keys sort by number. */
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

/** A decision about a submission, with its number. */
export type Decision = Pick<LedgerEntry, 'sequence' | 'action' | 'submission_id' | 'at' | 'by'>;

/**
 * Writes the ledger entry of a decision under its number. True when the entry is there, including from an earlier call.
 * False, without any change, when the number belongs to another decision.
 */
export async function writeEntry(
  lake: ObjectStore,
  page: LedgerPage,
  decision: Decision,
): Promise<boolean> {
  const { key, text } = entryOf(page, decision);
  if (await lake.create(key, text, 'application/json')) return true;
  const there = await readJson(lake, key, LedgerEntry);
  return there?.action === decision.action && there.submission_id === decision.submission_id;
}

/** The key and the text of a decision's ledger entry. The same decision always gives the same text. */
export function entryOf(
  { returnType, collectionYear, laCode }: LedgerPage,
  decision: Decision,
): { readonly key: string; readonly text: string } {
  const entry = LedgerEntry.parse({
    sequence: decision.sequence,
    action: decision.action,
    submission_id: decision.submission_id,
    at: decision.at,
    by: decision.by,
    return_type: returnType,
    collection_year: collectionYear,
    la_code: laCode,
  });
  const folder = pageFolder({ returnType, collectionYear, laCode });
  return {
    key: `ledger/${folder}${entryName(decision.sequence)}`,
    text: `${JSON.stringify(entry)}\n`,
  };
}
