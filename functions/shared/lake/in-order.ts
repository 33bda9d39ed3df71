/**
 * The select with its rows in order, for Trino and Athena to write out so. They leave out an order that changes no answer, as
 * that of a table to be written; before an offset it does change the answer, and stays.
 */
export function selectInOrder(select: string, sortedBy: readonly string[]): string {
  if (sortedBy.length === 0) return select;
  return `select * from (\n${select}\n) as unsorted\norder by ${sortedBy.join(', ')} offset 0`;
}
