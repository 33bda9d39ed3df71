import * as z from 'zod';
import { describeRules, type RuleDescription } from '../../schemas/returns/ssda903/describe.ts';
import { FIRST_YEAR, LAST_YEAR } from '../../schemas/returns/ssda903/years.ts';
import { NotFound } from '../shared/errors.ts';
import { examplesOf } from './rule-examples.ts';

const Choice = z
  .string()
  .trim()
  .max(60)
  .optional()
  .transform((text) => text || undefined)
  .catch(undefined);

/** Which rules a page shows; none left out when a filter cannot be understood. */
export const RulesQuery = z.object({
  find: Choice,
  table: Choice,
  subject: Choice,
  severity: z.enum(['error', 'query']).optional().catch(undefined),
  needs: z.enum(['last-year', 'reference']).optional().catch(undefined),
});
type RulesQuery = z.infer<typeof RulesQuery>;

const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => LAST_YEAR - index);

/** The collection years whose rules are held, and how many each has. */
export function rulesView() {
  return {
    firstYear: FIRST_YEAR,
    years: YEARS.map((year) => ({ year, rules: describeRules(year).length })),
  };
}

/** The rules of a year within the query, one line a rule. Throws `NotFound` for a year that is not held. */
export function rulesOfYearView(yearText: string, query: RulesQuery) {
  const year = heldYear(yearText);
  const all = describeRules(year);
  const isFiltered = Object.values(query).some((value) => value !== undefined);
  return {
    year,
    query,
    isFiltered,
    total: all.length,
    tables: [...new Set(all.map(({ table }) => table))],
    subjects: [...new Set(all.map(({ subject }) => subject))],
    rules: all.filter((rule) => isWanted(rule, query)).sort(byCode),
  };
}

/** One rule of a year with its examples. Throws `NotFound` for a year or a rule that is not held. */
export function ruleView(yearText: string, code: string) {
  const year = heldYear(yearText);
  const all = describeRules(year).toSorted(byCode);
  const place = all.findIndex((rule) => rule.code === code);
  const rule = all[place];
  if (rule === undefined) throw new NotFound(`There is no rule with this code in ${year}.`);
  return {
    year,
    rule,
    examples: examplesOf(rule),
    previous: all[place - 1]?.code,
    next: all[place + 1]?.code,
    years: YEARS.filter(
      (each) => each >= rule.years.from && (rule.years.to === undefined || each <= rule.years.to),
    ),
  };
}

function heldYear(text: string): number {
  const year = YEARS.find((each) => String(each) === text);
  if (year === undefined) {
    throw new NotFound(`Rules are held for the collection years ${FIRST_YEAR} to ${LAST_YEAR}.`);
  }
  return year;
}

function byCode(a: RuleDescription, b: RuleDescription): number {
  return a.code.localeCompare(b.code, 'en', { numeric: true });
}

/** Every word looked for must be in the code or the text of the rule, in any order. */
function isWanted(rule: RuleDescription, { find, table, subject, severity, needs }: RulesQuery) {
  const text = `${rule.code} ${rule.title} ${rule.message} ${rule.mend} ${rule.fields.join(' ')}`;
  const words = find?.toLowerCase().split(/\s+/) ?? [];
  return (
    words.every((word) => text.toLowerCase().includes(word)) &&
    (table === undefined || rule.table === table || rule.alsoReads.includes(table)) &&
    (subject === undefined || rule.subject === subject) &&
    (severity === undefined || rule.severity === severity) &&
    (needs !== 'last-year' || rule.lastYear !== 'not read') &&
    (needs !== 'reference' || rule.needs.some((need) => need !== 'council'))
  );
}
