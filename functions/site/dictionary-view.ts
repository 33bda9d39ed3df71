import * as z from 'zod';
import { wholeNumberText } from '../../schemas/api/numbers.ts';
import { lakeTables as lakeTablesOf } from '../../schemas/lake.ts';
import { REFERENCE_TABLES } from '../../schemas/reference.ts';
import { describeTables } from '../../schemas/returns/describe.ts';
import { RETURNS } from '../../schemas/returns/index.ts';
import type { Return } from '../../schemas/returns/return.ts';
import { VIEWS } from '../../schemas/views.ts';
import { heldYears } from './held-years.ts';

const REFERENCE = new Set(REFERENCE_TABLES.map(({ table }) => table.name));

/** The return, year and table that the dictionary shows. Invalid values are ignored. */
export const DictionaryQuery = z.object({
  return: z.string().max(60).optional().catch(undefined),
  year: wholeNumberText(2000, 2100).optional().catch(undefined),
  table: z.string().max(60).optional().catch(undefined),
});

/** The view of the dictionary: tables of returns in a year, tables of the lake, views, and the table that the query names. */
export function dictionaryView(
  { return: id, year: wanted, table }: z.infer<typeof DictionaryQuery>,
  returns: readonly Return[] = RETURNS,
) {
  const years = [...new Set(returns.flatMap(heldYears))].sort((a, b) => b - a);
  const year = years.find((each) => each === wanted) ?? years[0] ?? 0;
  const held = returns
    .filter((definition) => heldYears(definition).includes(year))
    .map((definition) => ({ ...definition, tables: describeTables(definition, year) }));
  const asked = held.filter((each) => id === undefined || each.id === id);
  const lakeTables = lakeTablesOf(returns);
  return {
    year,
    years,
    returns: held,
    lakeTables: lakeTables.filter(({ name }) => !REFERENCE.has(name)),
    referenceTables: lakeTables.filter(({ name }) => REFERENCE.has(name)),
    views: Object.groupBy(VIEWS, ({ layer }) => layer),
    returnTable: asked.flatMap(({ tables }) => tables).find(({ name }) => name === table),
    lakeTable: lakeTables.find(({ name }) => name === table),
    view: VIEWS.find(({ name }) => name === table),
  };
}
