import type { ObjectStore } from '../ports/object-store.ts';
import { pageFolder, parseLedgerKey } from './ledger.ts';
import type { LedgerPage } from './ledger-page.ts';

interface PageEnd extends LedgerPage {
  readonly lastSequence: number;
}

/** Every page of the ledger with the number of its newest entry. Reads only keys. */
export async function pagesOf(lake: ObjectStore): Promise<readonly PageEnd[]> {
  const pages = new Map<string, PageEnd>();
  for await (const { key } of lake.list('ledger/')) {
    const entry = parseLedgerKey(key);
    if (entry === undefined) continue;
    const { sequence, ...page } = entry;
    // Keys are sorted, so the last key of a page is its newest entry.
    pages.set(pageFolder(page), { ...page, lastSequence: sequence });
  }
  return [...pages.values()];
}
