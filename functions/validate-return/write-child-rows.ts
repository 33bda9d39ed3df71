import type { Finding, RowsOfChild } from '../../schemas/api/findings.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { ReadTables } from '../shared/reading/read-return.ts';
import { shorten } from '../shared/reading/shorten.ts';
import type { TableRows } from '../shared/reading/table-rows.ts';
import { ChildNumbers } from '../shared/submissions/child-numbers.ts';
import { CHILDREN_PER_OBJECT, childRowsKey } from '../shared/submissions/child-rows.ts';
import { shownValue } from './cell-values.ts';

/** Most rows kept of one child in one table, many more than any real child has. */
const MOST_ROWS = 200;
/** Objects written at the same time. */
const AT_ONCE = 8;

type RowsByTable = Map<TableRows, number[]>;

/**
 * Stores the rows of children with findings, for the page of each child. They expire with the uploaded files. Nothing is
 * stored about a child without findings.
 */
export async function writeChildRows(
  id: string,
  findings: readonly Finding[],
  tables: ReadTables,
  submissions: ObjectStore,
): Promise<void> {
  const numbers = new ChildNumbers();
  const children: string[] = [];
  for (const { child } of findings) {
    if (child !== undefined && numbers.of(child) > children.length) children.push(child);
  }
  const rows = rowsByChild(numbers, tables);
  const writes: (() => Promise<void>)[] = [];
  for (let from = 0; from < children.length; from += CHILDREN_PER_OBJECT) {
    writes.push(async () => {
      const part = children
        .slice(from, from + CHILDREN_PER_OBJECT)
        .map((child, index) => describe(from + index + 1, child, rows));
      await submissions.put(childRowsKey(id, from + 1), JSON.stringify(part), 'application/json');
    });
  }
  for (let at = 0; at < writes.length; at += AT_ONCE) {
    await Promise.all(writes.slice(at, at + AT_ONCE).map((write) => write()));
  }
}

/** The positions of the rows of each numbered child. */
function rowsByChild(numbers: ChildNumbers, tables: ReadTables): Map<number, RowsByTable> {
  const rows = new Map<number, RowsByTable>();
  const known = new Map<string, number | undefined>();
  const numberOf = (child: string): number | undefined => {
    if (!known.has(child)) known.set(child, numbers.find(shorten(child)));
    return known.get(child);
  };
  for (const table of Object.values(tables)) {
    for (const [position, { CHILD }] of table.rows.entries()) {
      const number = typeof CHILD === 'string' ? numberOf(CHILD) : undefined;
      if (number === undefined) continue;
      const ofChild = rows.get(number) ?? new Map<TableRows, number[]>();
      rows.set(number, ofChild);
      const positions = ofChild.get(table);
      if (positions === undefined) ofChild.set(table, [position]);
      else positions.push(position);
    }
  }
  return rows;
}

function describe(
  number: number,
  child: string,
  rows: ReadonlyMap<number, RowsByTable>,
): RowsOfChild {
  const tables = [...(rows.get(number) ?? [])].map(([table, positions]) => {
    const columns = Object.keys(table.table.columns).filter(
      (name) => name !== 'CHILD' && !table.missingColumns.includes(name),
    );
    return {
      table: table.table.name,
      file: table.file,
      columns,
      rows: positions.slice(0, MOST_ROWS).map((position) => {
        const line = table.lines[position];
        return {
          row: position + 1,
          ...(line !== undefined && { line }),
          cells: columns.map((column) => shownValue(table, position, column)),
        };
      }),
      leftOut: Math.max(0, positions.length - MOST_ROWS),
    };
  });
  return { number, child, tables };
}
