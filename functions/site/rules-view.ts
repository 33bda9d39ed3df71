import * as z from 'zod';
import { describeRules, type RuleDescription } from '../../schemas/returns/describe.ts';
import { RETURNS } from '../../schemas/returns/index.ts';
import { findReturn, type Return } from '../../schemas/returns/return.ts';
import { checksOf, rulesOf } from '../../schemas/returns/rules-of-year.ts';
import { thresholdInWords } from '../../schemas/returns/whole-return/count-words.ts';
import { NotFound } from '../shared/errors.ts';
import { heldYears } from './held-years.ts';
import { examplesOf } from './rule-examples.ts';

const Choice = z
  .string()
  .trim()
  .max(60)
  .optional()
  .transform((text) => text || undefined)
  .catch(undefined);

/** The filters of a page of rules. An invalid filter is ignored. */
export const RulesQuery = z.object({
  find: Choice,
  table: Choice,
  subject: Choice,
  severity: z.enum(['error', 'query']).optional().catch(undefined),
  needs: z.enum(['last-year', 'reference']).optional().catch(undefined),
});
type RulesQuery = z.infer<typeof RulesQuery>;

/** The parts of a path under `/rules`. */
interface Named {
  readonly return: string;
  readonly year: string;
}

/** The collection years of each return that have rules, with the number of rules. */
export function rulesView(returns: readonly Return[] = RETURNS) {
  return {
    returns: returns.map((definition) => ({
      id: definition.id,
      title: definition.title,
      firstYear: definition.years.first,
      years: heldYears(definition).map((year) => ({
        year,
        rules: rulesOf(definition, year).length,
      })),
    })),
  };
}

/** The rules of a year that match the query. Throws `NotFound` for an unknown return, or a year without rules. */
export function rulesOfYearView(named: Named, query: RulesQuery, returns?: readonly Return[]) {
  const { definition, year } = held(named, returns);
  const all = describeRules(definition, year);
  const isFiltered = Object.values(query).some((value) => value !== undefined);
  return {
    return: definition,
    year,
    query,
    isFiltered,
    total: all.length,
    tables: [...new Set(all.map(({ table }) => table))],
    subjects: [...new Set(all.map(({ subject }) => subject))],
    rules: all.filter((rule) => isWanted(rule, query)).sort(byCode),
    checks: checksOf(definition, year).map(({ thresholds, ...check }) => ({
      ...check,
      thresholds: Object.values(thresholds).map((threshold) => ({
        value: thresholdInWords(threshold),
        meaning: threshold.meaning,
      })),
    })),
  };
}

/** One rule of a year with its examples. Throws `NotFound` for an unknown return or rule, or a year without rules. */
export function ruleView(named: Named, code: string, returns?: readonly Return[]) {
  const { definition, year } = held(named, returns);
  const all = describeRules(definition, year).toSorted(byCode);
  const place = all.findIndex((rule) => rule.code === code);
  const rule = all[place];
  if (rule === undefined) throw new NotFound(`There is no rule with this code in ${year}.`);
  return {
    return: definition,
    year,
    rule,
    examples: examplesOf(rule),
    previous: all[place - 1]?.code,
    next: all[place + 1]?.code,
    years: heldYears(definition).filter(
      (each) => each >= rule.years.from && (rule.years.to === undefined || each <= rule.years.to),
    ),
  };
}

function held({ return: id, year: text }: Named, returns: readonly Return[] = RETURNS) {
  const definition = findReturn(id, returns);
  if (definition === undefined) throw new NotFound('There is no return with this name.');
  const year = heldYears(definition).find((each) => String(each) === text);
  if (year === undefined) {
    const { first, last } = definition.years;
    throw new NotFound(`There are rules for the collection years ${first} to ${last}.`);
  }
  return { definition, year };
}

function byCode(a: RuleDescription, b: RuleDescription): number {
  return a.code.localeCompare(b.code, 'en', { numeric: true });
}

/** Every word searched for must be in the code or the text of the rule, in any order. */
function isWanted(rule: RuleDescription, { find, table, subject, severity, needs }: RulesQuery) {
  const text = `${rule.code} ${rule.title} ${rule.message} ${rule.fix} ${rule.fields.join(' ')}`;
  const terms = find?.toLowerCase().split(/\s+/) ?? [];
  return (
    terms.every((term) => text.toLowerCase().includes(term)) &&
    (table === undefined || rule.table === table || rule.alsoReads.includes(table)) &&
    (subject === undefined || rule.subject === subject) &&
    (severity === undefined || rule.severity === severity) &&
    (needs !== 'last-year' || rule.lastYear !== 'not read') &&
    (needs !== 'reference' || rule.needs.some((need) => need !== 'council'))
  );
}
