import * as z from 'zod';
import { LedgerEntry } from '../../../schemas/lake/ledger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import { entryName, type LedgerPage, pageFolder } from './ledger.ts';

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
 * Takes the next number of a page for a decision, by creating an object under it: two decisions never get the same, and
 * one that is asked for after another was taken gets the higher. The last number is given again to the decision that has
 * it. A number whose decision is never written stays unused and holds nothing up: readers take what is listed.
 */
export async function takeNumber(
  { submissions, lake }: Stores,
  page: LedgerPage,
  decision: Taker,
): Promise<number> {
  const numbers = `numbers/${pageFolder(page)}`;
  for (;;) {
    // The ledger counts, too: numbers go on after its last entry even where those of the submissions were lost.
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
