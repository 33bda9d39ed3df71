import type { TypedTables } from '../engine.ts';
import { readTable } from '../read-table.ts';
import type { Example, PostcodeReference, Rule } from '../rule.ts';
import { type CheckedReturn, checkReturn } from './index.ts';
import { TABLES, type TableName } from './tables.ts';
import { LAST_YEAR, shapeYear } from './years.ts';

/** The collection year in which an example of a rule holds: its own, or the newest of the rule's years. */
export function yearOf(example: Example, rule: Rule): number {
  return example.year ?? rule.years.to ?? LAST_YEAR;
}

/** The rows of an example as typed tables; a table without rows was not sent. */
export function tablesOfExample(rows: Example['rows'], year: number): TypedTables {
  const names = (Object.keys(TABLES) as TableName[]).filter((name) => rows[name] !== undefined);
  return Object.fromEntries(
    names.map((name) => {
      const columns = Object.keys(TABLES[name].columns);
      const positions = Object.fromEntries(columns.map((column, index) => [column, index]));
      const records = (rows[name] ?? []).map((row) => columns.map((column) => row[column] ?? ''));
      return [name, readTable(TABLES[name], shapeYear(year), records, positions)];
    }),
  );
}

/** Checks an example with every rule of its year. */
export function checkExample(example: Example, rule: Rule): CheckedReturn {
  const collectionYear = yearOf(example, rule);
  const tables = tablesOfExample(example.rows, collectionYear);
  const known = example.postcodes;
  if (known === undefined) return checkReturn({ collectionYear, tables });
  const postcodes: PostcodeReference = { isInEngland: (postcode) => known[postcode] };
  return checkReturn({ collectionYear, tables, postcodes });
}
