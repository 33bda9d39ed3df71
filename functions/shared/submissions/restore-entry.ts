import { LedgerEntry } from '../../../schemas/lake/ledger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { type Decision, entryOf } from './ledger.ts';
import type { LedgerPage } from './ledger-page.ts';

/** What is under the number of a decision. `taken`: the entry of another decision. */
type EntryState = 'whole' | 'missing' | 'damaged' | 'taken';

/** Compares the ledger entry of a decision with the decision, byte for byte. */
export async function inspectEntry(
  lake: ObjectStore,
  page: LedgerPage,
  decision: Decision,
): Promise<EntryState> {
  const { key, text } = entryOf(page, decision);
  const found = await lake.get(key);
  if (found === undefined) return 'missing';
  const there = Buffer.from(found.body).toString('utf8');
  if (there === text) return 'whole';
  const entry = ledgerEntryIn(there);
  const isOther =
    entry !== undefined &&
    (entry.submission_id !== decision.submission_id || entry.action !== decision.action);
  return isOther ? 'taken' : 'damaged';
}

/**
 * Writes the ledger entry of a decision again when it is missing or damaged. True when the entry is there afterwards.
 * False, without any change, when the number belongs to another decision.
 */
export async function restoreEntry(
  lake: ObjectStore,
  page: LedgerPage,
  decision: Decision,
): Promise<boolean> {
  const state = await inspectEntry(lake, page, decision);
  if (state === 'taken') return false;
  const { key, text } = entryOf(page, decision);
  if (state === 'damaged') await lake.put(key, text, 'application/json');
  if (state !== 'missing' || (await lake.create(key, text, 'application/json'))) return true;
  // Another decision was entered meanwhile, or another worker restored this one.
  return (await inspectEntry(lake, page, decision)) === 'whole';
}

/** The entry in a text. Undefined when it is not one. */
export function ledgerEntryIn(text: string): LedgerEntry | undefined {
  try {
    return LedgerEntry.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
