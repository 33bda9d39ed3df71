/**
 * The select with its rows sorted, so that Trino and Athena write them in this order. They drop an `order by` that does
 * not affect the result, such as in a table to be written. With an `offset` it does, so they keep it.
 */
export function selectInOrder(select: string, sortedBy: readonly string[]): string {
  if (sortedBy.length === 0) return select;
  return `select * from (\n${select}\n) as unsorted\norder by ${sortedBy.join(', ')} offset 0`;
}
