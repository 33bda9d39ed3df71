import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { yearOf } from '../../schemas/returns/examples.ts';
import { isRuleOfYear } from '../../schemas/returns/rule.ts';
import { everyRule, rulesOf } from '../../schemas/returns/rules-of-year.ts';
import { SSDA903_BLOCKING } from '../../schemas/returns/ssda903/blocking.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import { NEVER_USED } from '../../schemas/returns/ssda903/rules/never-used.ts';

const RULES = everyRule(SSDA903);

const YEARS = [2023, 2024, 2025, 2026, 2027];

interface Registered {
  readonly code: string;
  /** 0 for a rule that was never used. */
  readonly first: number;
  readonly last: number;
}

/** Every code in the rule sets of the published validators, and the collection years in which it is run. */
const REGISTER: readonly Registered[] = readFileSync(
  join(import.meta.dirname, 'rule-register.csv'),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [code = '', first = '', last = ''] = line.split(',');
    return { code, first: Number(first), last: Number(last) };
  });

const expectedIn = (year: number): readonly string[] =>
  REGISTER.filter(({ first, last }) => first <= year && year <= last).map(({ code }) => code);

describe('the register of rules', () => {
  it.each(YEARS)(
    'the rules of %i are those that the register lists for that year, each once',
    (year) => {
      expect(
        rulesOf(SSDA903, year)
          .map(({ code }) => code)
          .sort(),
      ).toEqual([...expectedIn(year)].sort());
    },
  );

  it('every code that was never used is listed with the reason', () => {
    const never = REGISTER.filter(({ first }) => first === 0).map(({ code }) => code);
    expect(NEVER_USED.map(({ code }) => code).sort()).toEqual(never.sort());
  });

  it('every rule belongs to at least one year', () => {
    const used = new Set(YEARS.flatMap((year) => rulesOf(SSDA903, year)));
    expect(RULES.filter((rule) => !used.has(rule)).map(({ code }) => code)).toEqual([]);
  });

  it.each(YEARS)('the rules of %i include each rule that stops publication', (year) => {
    const held = rulesOf(SSDA903, year).map(({ code }) => code);
    for (const code of SSDA903_BLOCKING.rules) expect(held).toContain(code);
  });

  it('a return older than the rules is checked with those of 2023, and a newer one with those of 2027', () => {
    expect(rulesOf(SSDA903, 2018)).toEqual(rulesOf(SSDA903, 2023));
    expect(rulesOf(SSDA903, 2030)).toEqual(rulesOf(SSDA903, 2027));
  });

  it.each(RULES.map((rule) => ({ code: rule.code, rule })))(
    '$code has examples of years in which it is run, good and bad',
    ({ rule }) => {
      expect(rule.ok.length).toBeGreaterThan(0);
      expect(rule.bad.length).toBeGreaterThan(0);
      for (const example of [...rule.ok, ...rule.bad]) {
        expect(isRuleOfYear(rule, yearOf(SSDA903, example, rule)), example.why).toBe(true);
      }
    },
  );
});
