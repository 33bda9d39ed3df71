import * as z from 'zod';
import { LAKE_TABLES } from '../../schemas/lake.ts';
import { REFERENCE_TABLES } from '../../schemas/reference.ts';
import { describeTables } from '../../schemas/returns/ssda903/describe.ts';
import { FIRST_YEAR, LAST_YEAR } from '../../schemas/returns/ssda903/years.ts';
import { VIEWS } from '../../schemas/views.ts';

const LATEST = LAST_YEAR;
const REFERENCE = new Set(REFERENCE_TABLES.map(({ table }) => table.name));

/** Which table of which year the dictionary shows in full. */
export const DictionaryQuery = z.object({
  year: z.coerce.number().int().min(FIRST_YEAR).max(LAST_YEAR).catch(LATEST),
  table: z.string().max(60).optional().catch(undefined),
});

/** The tables of the return in a year, those of the lake, and the views; the columns of the one that the query names. */
export function dictionaryView({ year, table }: z.infer<typeof DictionaryQuery>) {
  const returnTables = describeTables(year);
  return {
    year,
    years: Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => LAST_YEAR - index),
    returnTables,
    lakeTables: LAKE_TABLES.filter(({ name }) => !REFERENCE.has(name)),
    referenceTables: LAKE_TABLES.filter(({ name }) => REFERENCE.has(name)),
    views: Object.groupBy(VIEWS, ({ layer }) => layer),
    returnTable: returnTables.find(({ name }) => name === table),
    lakeTable: LAKE_TABLES.find(({ name }) => name === table),
    view: VIEWS.find(({ name }) => name === table),
  };
}
