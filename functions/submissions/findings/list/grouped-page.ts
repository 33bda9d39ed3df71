/** The items of a group that are on a page, and the number that the group has on all pages. */
interface Group<Item> {
  readonly key: string;
  readonly total: number;
  readonly items: readonly Item[];
}

export interface GroupedPage<Item> {
  readonly groups: readonly Group<Item>[];
  readonly total: number;
}

/**
 * One page of a long list sorted into groups. Reads the list twice and keeps only the page,
 * so that memory does not grow with the list. Items of a group stay in the order of the list.
 */
export async function groupedPage<Item>(
  list: () => AsyncIterable<Item>,
  keyOf: (item: Item) => string,
  compare: (a: string, b: string) => number,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<GroupedPage<Item>> {
  const totals = await totalsOf(list(), keyOf);
  const keys = [...totals.keys()].sort(compare);
  const places = startsOf(keys, totals);
  const from = (page - 1) * pageSize;
  const items = new Map<string, Item[]>();
  for await (const item of list()) {
    const key = keyOf(item);
    const place = places.get(key) ?? 0;
    places.set(key, place + 1);
    if (place < from || place >= from + pageSize) continue;
    items.set(key, [...(items.get(key) ?? []), item]);
  }
  const groups = keys.flatMap((key) => {
    const here = items.get(key);
    return here === undefined ? [] : [{ key, total: totals.get(key) ?? 0, items: here }];
  });
  return { groups, total: [...totals.values()].reduce((sum, count) => sum + count, 0) };
}

async function totalsOf<Item>(
  list: AsyncIterable<Item>,
  keyOf: (item: Item) => string,
): Promise<Map<string, number>> {
  const totals = new Map<string, number>();
  for await (const item of list) totals.set(keyOf(item), (totals.get(keyOf(item)) ?? 0) + 1);
  return totals;
}

/** The position of the first item of each group in the whole sorted list. */
function startsOf(
  keys: readonly string[],
  totals: ReadonlyMap<string, number>,
): Map<string, number> {
  const starts = new Map<string, number>();
  let start = 0;
  for (const key of keys) {
    starts.set(key, start);
    start += totals.get(key) ?? 0;
  }
  return starts;
}
