import { LedgerEntry } from '../../../schemas/lake/ledger.ts';
import { inBatches } from '../in-batches.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import { parseLedgerKey, readPage } from './ledger.ts';
import type { LedgerPage } from './ledger-page.ts';

/** Entries read at the same time. */
const TOGETHER = 64;

/**
 * The entries of the ledger, by return, collection year, council and number. Default: those of every council. Throws for
 * an entry that cannot be read.
 */
export async function readLedger(
  lake: ObjectStore,
  laCode?: string,
): Promise<readonly LedgerEntry[]> {
  const keys: string[] = [];
  for await (const { key } of lake.list('ledger/')) {
    const place = parseLedgerKey(key);
    if (place && (laCode === undefined || place.laCode === laCode)) keys.push(key);
  }
  const entries = await inBatches(keys, TOGETHER, (key) => readJson(lake, key, LedgerEntry));
  return entries.filter((entry) => entry !== undefined);
}

/**
 * The returns in force: for each return, council and collection year, the accept entry with the highest sequence whose
 * submission is not withdrawn. In the order in which their pages first occur.
 */
export function inForce(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const withdrawn = new Set(
    entries.filter(({ action }) => action === 'withdraw').map(submissionOnPage),
  );
  const newest = new Map<string, LedgerEntry>();
  for (const entry of entries) {
    if (entry.action !== 'accept' || withdrawn.has(submissionOnPage(entry))) continue;
    const page = pageName(entry);
    const other = newest.get(page);
    if (other === undefined || entry.sequence > other.sequence) newest.set(page, entry);
  }
  return [...newest.values()];
}

/** The entry in force for one return, council and year. Undefined when there is none. */
export async function returnInForce(
  lake: ObjectStore,
  page: LedgerPage,
): Promise<LedgerEntry | undefined> {
  return inForce(await readPage(lake, page))[0];
}

function pageName({ return_type, collection_year, la_code }: LedgerEntry): string {
  return `${return_type} ${collection_year} ${la_code}`;
}

function submissionOnPage(entry: LedgerEntry): string {
  return `${pageName(entry)} ${entry.submission_id}`;
}
