import * as z from 'zod';
import type { Example } from '../../schemas/returns/rule.ts';
import { describeRules, type RuleDescription } from '../../schemas/returns/ssda903/describe.ts';
import { FIRST_YEAR, LAST_YEAR } from '../../schemas/returns/ssda903/years.ts';
import { NotFound } from '../shared/errors.ts';

/** Which rules a page shows; none left out when a filter cannot be understood. */
export const RulesQuery = z.object({ table: z.string().max(40).optional().catch(undefined) });

const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => LAST_YEAR - index);

/** The collection years whose rules are held, and how many each has. */
export function rulesView() {
  return {
    firstYear: FIRST_YEAR,
    years: YEARS.map((year) => ({ year, rules: describeRules(year).length })),
  };
}

/** The rules of a year, of one table where the query names it. Throws `NotFound` for a year that is not held. */
export function rulesOfYearView(yearText: string, { table: wanted }: z.infer<typeof RulesQuery>) {
  const year = YEARS.find((each) => String(each) === yearText);
  if (year === undefined) {
    throw new NotFound(`Rules are held for the collection years ${FIRST_YEAR} to ${LAST_YEAR}.`);
  }
  const all = describeRules(year);
  const tables = [...new Set(all.map(({ table }) => table))];
  const table = tables.find((each) => each === wanted);
  const shown = all.filter((rule) => table === undefined || rule.table === table);
  return { year, tables, table, rules: shown.map(withExamples) };
}

function withExamples(rule: RuleDescription) {
  return {
    ...rule,
    examples: [
      ...rule.bad.map((example) => exampleView(example, 'Breaks the rule')),
      ...rule.ok.map((example) => exampleView(example, 'Keeps the rule')),
    ],
  };
}

/** An example as small tables: the columns that any of its rows fills, and the rows. */
function exampleView({ why, rows }: Example, verdict: string) {
  const tables = Object.entries(rows).map(([name, written]) => {
    const columns = [...new Set(written.flatMap((row) => Object.keys(row)))];
    return {
      name,
      columns,
      rows: written.map((row) => columns.map((column) => row[column] ?? '')),
    };
  });
  return { why, verdict, tables };
}
