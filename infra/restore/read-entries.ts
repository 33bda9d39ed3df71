import { inBatches } from '../../functions/shared/in-batches.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { parseLedgerKey } from '../../functions/shared/submissions/ledger.ts';
import { ledgerEntryIn } from '../../functions/shared/submissions/restore-entry.ts';
import type { LedgerEntry } from '../../schemas/lake/ledger.ts';

const TOGETHER = 64;

/** The entries below a prefix of the ledger, and the keys of those that cannot be read, which stop every release. */
export async function readEntries(
  prefix: string,
  lake: ObjectStore,
): Promise<{ readonly entries: readonly LedgerEntry[]; readonly unreadable: readonly string[] }> {
  const keys: string[] = [];
  for await (const { key } of lake.list(prefix)) if (parseLedgerKey(key)) keys.push(key);
  const unreadable: string[] = [];
  const entries = await inBatches(keys, TOGETHER, async (key) => {
    const found = await lake.get(key);
    const entry = found && ledgerEntryIn(Buffer.from(found.body).toString('utf8'));
    if (found !== undefined && entry === undefined) unreadable.push(key);
    return entry;
  });
  return { entries: entries.filter((entry) => entry !== undefined), unreadable };
}
