import { describe, expect, it } from 'vitest';
import { checkReturn } from '../../schemas/returns/check-return.ts';
import { tablesOfExample } from '../../schemas/returns/examples.ts';
import type { Example } from '../../schemas/returns/rule.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';

const CHECKS = (SSDA903.checks ?? []).map((check) => ({
  name: `${check.code}: ${check.title}`,
  check,
}));

/** What one check finds in an example. */
function foundIn(code: string, { rows, lastYear, year }: Example) {
  const collectionYear = year ?? SSDA903.years.last;
  const { whole } = checkReturn({
    definition: SSDA903,
    collectionYear,
    tables: tablesOfExample(SSDA903, rows, collectionYear),
    ...(lastYear && { lastYear: tablesOfExample(SSDA903, lastYear, collectionYear - 1) }),
  });
  return whole.filter(({ check }) => check.code === code).map(({ result }) => result);
}

describe('each check of the whole return finds what its examples say', () => {
  it.each(CHECKS)('$name', ({ check }) => {
    expect(check.ok.length).toBeGreaterThan(0);
    expect(check.bad.length).toBeGreaterThan(0);
    for (const example of check.ok) expect(foundIn(check.code, example), example.why).toEqual([]);
    for (const example of check.bad) {
      const effects = foundIn(check.code, example).map(({ effect }) => effect);
      const wanted = Array.from({ length: example.failing ?? 1 }, () => example.effect ?? 'stops');
      expect(effects, example.why).toEqual(wanted);
    }
  });
});

it('names no child', () => {
  for (const { check } of CHECKS) {
    for (const example of check.bad) {
      const text = foundIn(check.code, example).map(({ message, fix }) => `${message} ${fix}`);
      expect(text.join(' '), example.why).not.toMatch(/\b00\d\d\b/u);
    }
  }
});
