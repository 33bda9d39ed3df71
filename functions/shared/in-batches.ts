/** Calls `act` for every item, `together` items at a time. Results are in the order of the items. The first error stops it. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  together: number,
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += together) {
    results.push(...(await Promise.all(items.slice(at, at + together).map(act))));
  }
  return results;
}
