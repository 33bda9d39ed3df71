import { LedgerEntry } from '../../../schemas/lake/ledger.ts';
import type { ObjectStore } from '../ports/object-store.ts';

/** A council's return of a year, whose entries are numbered from 1 without gaps. */
export interface LedgerPage {
  readonly returnType: string;
  readonly collectionYear: number;
  readonly laCode: string;
}

function keyOf(page: LedgerPage, sequence: number): string {
  return `${prefixOf(page)}${String(sequence).padStart(6, '0')}.json`;
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
    const done = entries.find((entry) => isSameAct(entry, act));
    if (done !== undefined) return done;
    const entry = { sequence: (entries.at(-1)?.sequence ?? 0) + 1, ...act };
    if (await write(lake, page, entry)) return entry;
  }
}

/**
 * Puts an entry that was lost back under its number. False when another entry has taken the number since, or one that
 * was made later stands under a lower number: it must stay the newest.
 */
export async function restoreToLedger(
  lake: ObjectStore,
  page: LedgerPage,
  entry: LedgerEntry,
): Promise<boolean> {
  const entries = await readLedger(lake, page);
  if (holds(entries, entry)) return true;
  if (entries.some((one) => one.sequence < entry.sequence && one.at > entry.at)) return false;
  return (await write(lake, page, entry)) || holds(await readLedger(lake, page), entry);
}

function holds(entries: readonly LedgerEntry[], act: Omit<LedgerEntry, 'sequence'>): boolean {
  return entries.some((one) => isSameAct(one, act));
}

function isSameAct(
  a: Omit<LedgerEntry, 'sequence'>,
  b: Pick<LedgerEntry, 'action' | 'submission_id'>,
): boolean {
  return a.action === b.action && a.submission_id === b.submission_id;
}

async function write(lake: ObjectStore, page: LedgerPage, entry: LedgerEntry): Promise<boolean> {
  const { returnType, collectionYear, laCode } = page;
  const partition = {
    return_type: returnType,
    collection_year: collectionYear,
    la_code: laCode,
  };
  const text = `${JSON.stringify({ ...entry, ...partition })}\n`;
  return await lake.create(keyOf(page, entry.sequence), text, 'application/json');
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
