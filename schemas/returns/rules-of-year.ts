import { type Return, shapeYear } from './return.ts';
import { isRuleOfYear, type Rule } from './rule.ts';
import type { ReturnCheck } from './whole-return/return-check.ts';

const known = new WeakMap<Return, Map<number, readonly Rule[]>>();

/** Every rule, of every year, in the order of the subjects. */
export function everyRule({ subjects }: Pick<Return, 'subjects'>): readonly Rule[] {
  return subjects.flatMap(({ rules }) => rules);
}

/**
 * The rules of a collection year, in the order of their subjects. For a year that is not held, the rules of the
 * nearest.
 */
export function rulesOf(definition: Return, collectionYear: number): readonly Rule[] {
  const year = shapeYear(definition, collectionYear);
  const byYear = known.get(definition) ?? new Map<number, readonly Rule[]>();
  known.set(definition, byYear);
  const before = byYear.get(year);
  if (before !== undefined) return before;
  const rules = everyRule(definition).filter((rule) => isRuleOfYear(rule, year));
  byYear.set(year, rules);
  return rules;
}

/** The checks of the whole return in a collection year. For a year that is not held, those of the nearest. */
export function checksOf(
  definition: Pick<Return, 'checks' | 'years'>,
  collectionYear: number,
): readonly ReturnCheck[] {
  const year = shapeYear(definition, collectionYear);
  return (definition.checks ?? []).filter((check) => isRuleOfYear(check, year));
}
