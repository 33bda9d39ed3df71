import * as fc from 'fast-check';
import type { ExampleTables } from '../../schemas/returns/rule.ts';

/** A return and last year's. */
export interface BothYears {
  readonly thisYear: ExampleTables;
  readonly lastYear: ExampleTables;
}

/** Another text in one cell. */
export interface Change {
  readonly year: keyof BothYears;
  readonly table: string;
  readonly row: number;
  readonly field: string;
  readonly text: string;
}

const TELLING = [
  '',
  '31/02/2027',
  '01/04/1066',
  '29/02/2024',
  '31/03/2026',
  '01/04/2026',
  '31/03/2027',
  '01/04/2027',
  ...['X1', 'E8', 'V3', 'V4', 'T0', 'Z11', 'S', 'L', 'XX', 'XXXXXXX', '0', '1', '2', 'UN4', 'N7'],
];

const YEARS = ['thisYear', 'lastYear'] as const;

function cellsOf(tables: BothYears): readonly Omit<Change, 'text'>[] {
  return YEARS.flatMap((year) =>
    Object.entries(tables[year]).flatMap(([table, rows]) =>
      rows.flatMap((cells, row) =>
        Object.keys(cells).map((field) => ({ year, table, row, field })),
      ),
    ),
  );
}

/** Any cell of a return or of last year's, with a text of another cell, a text that rules look for, or any text. */
export function anyChange(tables: BothYears): fc.Arbitrary<Change> {
  const cells = cellsOf(tables);
  const texts = cells.map(({ year, table, row, field }) => tables[year][table]?.[row]?.[field]);
  const written = [...new Set(texts)].filter((text) => text !== undefined);
  const text = fc.oneof(fc.string(), fc.constantFrom(...TELLING), fc.constantFrom(...written));
  return fc
    .tuple(fc.constantFrom(...cells), text)
    .map(([cell, other]) => ({ ...cell, text: other }));
}

/** Up to so many changes. */
export function anyChanges(tables: BothYears, most: number): fc.Arbitrary<Change[]> {
  return fc.array(anyChange(tables), { maxLength: most });
}

function withChange(tables: BothYears, { year, table, row, field, text }: Change): BothYears {
  const rows = (tables[year][table] ?? []).map((cells, at) =>
    at === row ? { ...cells, [field]: text } : cells,
  );
  return { ...tables, [year]: { ...tables[year], [table]: rows } };
}

/** The same returns with some cells changed. */
export function withChanges(tables: BothYears, changes: readonly Change[]): BothYears {
  return changes.reduce(withChange, tables);
}
