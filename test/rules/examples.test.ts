import { describe, expect, it } from 'vitest';
import { checkExample, yearOf } from '../../schemas/returns/examples.ts';
import type { Rule } from '../../schemas/returns/rule.ts';
import { everyRule } from '../../schemas/returns/rules-of-year.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';

const RULES = everyRule(SSDA903);

const outcomeOf = (rule: Rule, example: Rule['ok'][number]) =>
  checkExample(SSDA903, example, rule).outcomes.find(({ code }) => code === rule.code);

const rulesByCode = RULES.map((rule) => ({ name: `${rule.code}: ${rule.title}`, rule }));

describe('each rule passes and fails its own examples as they say', () => {
  it.each(rulesByCode)('$name', ({ rule }) => {
    for (const example of rule.ok) {
      const outcome = outcomeOf(rule, example);
      expect(outcome, `good example: ${example.why}`).toMatchObject({ state: 'passed' });
    }
    for (const example of rule.bad) {
      const outcome = outcomeOf(rule, example);
      const where = `bad example in ${yearOf(SSDA903, example, rule)}: ${example.why}`;
      expect(outcome?.state, where).toBe('failed');
      expect(outcome?.failures.length, where).toBe(example.failing ?? 1);
    }
  });
});

describe('the texts of a rule', () => {
  it.each(rulesByCode)('$name has examples, a message and a way to fix it', ({ rule }) => {
    expect(rule.ok.length).toBeGreaterThan(0);
    expect(rule.bad.length).toBeGreaterThan(0);
    expect(rule.message).toMatch(/^[A-Z].*\.$/);
    expect(rule.fix).toMatch(/^[A-Z].*\.$/);
    expect(rule.source).toContain(rule.code);
    expect(rule.fields.length).toBeGreaterThan(0);
  });

  it('no two examples of a rule have the same title', () => {
    for (const rule of RULES) {
      const reasons = [...rule.ok, ...rule.bad].map(({ why, year }) => `${why} ${year}`);
      expect(new Set(reasons).size, rule.code).toBe(reasons.length);
    }
  });
});
