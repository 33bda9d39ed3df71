import * as z from 'zod';
import { LedgerEntry } from '../../../schemas/lake/ledger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import { entryName, pageFolder } from './ledger.ts';
import type { LedgerPage } from './ledger-page.ts';

interface Stores {
  readonly submissions: ObjectStore;
  readonly lake: ObjectStore;
}

const Taker = z.object({
  action: LedgerEntry.shape.action,
  submission_id: LedgerEntry.shape.submission_id,
});
type Taker = z.output<typeof Taker>;

/**
 * Takes the next number of a ledger page for a decision, by creating an object with that number. Two decisions never get
 * the same number, and later decisions get higher ones. A decision that already has the last number gets it again. If a
 * decision is never written, its number stays unused, which is harmless: readers use the entries that exist.
 */
export async function takeNumber(
  { submissions, lake }: Stores,
  page: LedgerPage,
  decision: Taker,
): Promise<number> {
  const numbers = `numbers/${pageFolder(page)}`;
  for (;;) {
    // Also reads the ledger, so that numbers continue after its last entry even if those in `submissions` were lost.
    const [taken, entered] = await Promise.all([
      lastNumber(submissions, numbers),
      lastNumber(lake, `ledger/${pageFolder(page)}`),
    ]);
    const last = Math.max(taken, entered);
    if (last > 0 && last === taken) {
      const taker = await readJson(submissions, `${numbers}${entryName(last)}`, Taker);
      const isSame = taker?.submission_id === decision.submission_id;
      if (isSame && taker.action === decision.action) return last;
    }
    const key = `${numbers}${entryName(last + 1)}`;
    const text = JSON.stringify(Taker.parse(decision));
    if (await submissions.create(key, text, 'application/json')) return last + 1;
  }
}

async function lastNumber(store: ObjectStore, folder: string): Promise<number> {
  let last = 0;
  for await (const { key } of store.list(folder)) {
    const [, digits] = /\/(\d{6})\.json$/.exec(key) ?? [];
    if (digits !== undefined) last = Number(digits);
  }
  return last;
}
