import { LedgerEntry } from '../../../schemas/lake/ledger.ts';
import type { ObjectStore } from '../ports/object-store.ts';

/** A council's return of a year, whose entries are numbered from 1 without gaps. */
export interface LedgerPage {
  readonly returnType: string;
  readonly collectionYear: number;
  readonly laCode: string;
}

function prefixOf({ returnType, collectionYear, laCode }: LedgerPage): string {
  return `ledger/return_type=${returnType}/collection_year=${collectionYear}/la_code=${laCode}/`;
}

/** All entries of a page in order. */
export async function readLedger(lake: ObjectStore, page: LedgerPage): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for await (const { key } of lake.list(prefixOf(page))) {
    const found = await lake.get(key);
    if (found) entries.push(LedgerEntry.parse(JSON.parse(Buffer.from(found.body).toString())));
  }
  return entries.sort((a, b) => a.sequence - b.sequence);
}

/**
 * Appends an entry under the next free number, taken by creating its object; when the race for a number is lost the
 * ledger is read again. The same act of the same submission is appended once, however often it is asked for.
 */
export async function appendToLedger(
  lake: ObjectStore,
  page: LedgerPage,
  act: Omit<LedgerEntry, 'sequence'>,
): Promise<LedgerEntry> {
  for (;;) {
    const entries = await readLedger(lake, page);
    const done = entries.find(
      (entry) => entry.action === act.action && entry.submission_id === act.submission_id,
    );
    if (done !== undefined) return done;
    const entry = { sequence: (entries.at(-1)?.sequence ?? 0) + 1, ...act };
    const key = `${prefixOf(page)}${String(entry.sequence).padStart(6, '0')}.json`;
    if (await lake.create(key, `${JSON.stringify(entry)}\n`, 'application/json')) return entry;
  }
}

/** The submission in force: the newest accepted one that has not been withdrawn. */
export function inForce(entries: readonly LedgerEntry[]): LedgerEntry | undefined {
  const withdrawn = new Set(
    entries.filter(({ action }) => action === 'withdraw').map((entry) => entry.submission_id),
  );
  return entries.findLast(
    (entry) => entry.action === 'accept' && !withdrawn.has(entry.submission_id),
  );
}
