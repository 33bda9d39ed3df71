import { describe, expect, it } from 'vitest';
import { describeRules, describeTables } from '../../schemas/returns/describe.ts';
import { rulesOf } from '../../schemas/returns/rules-of-year.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';

const YEARS = [2023, 2024, 2025, 2026, 2027];

const codesOf = (year: number, table: string, column: string): readonly string[] => {
  const columns = describeTables(SSDA903, year).find(({ name }) => name === table)?.columns;
  return columns?.find(({ name }) => name === column)?.codes.map(({ code }) => code) ?? [];
};

describe('the rules page', () => {
  it.each(YEARS)('describes each rule of %i with a good and a bad example', (year) => {
    const rules = describeRules(SSDA903, year);
    expect(rules.map(({ code }) => code)).toEqual(rulesOf(SSDA903, year).map(({ code }) => code));
    for (const { code, ok, bad } of rules) {
      expect(ok.length, code).toBeGreaterThan(0);
      expect(bad.length, code).toBeGreaterThan(0);
    }
  });

  it('is plain data', () => {
    const rules = describeRules(SSDA903, 2027);
    expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
  });

  it('shows the examples of its year where the rule differs by year', () => {
    const sex = describeRules(SSDA903, 2024).find(({ code }) => code === '101');
    expect(sex?.ok.map(({ rows }) => rows.Header?.[0]?.SEX)).toEqual(['1']);
  });

  it('says which rules stop publication', () => {
    const blocking = describeRules(SSDA903, 2027).filter((rule) => rule.blocking);
    expect(blocking.map(({ code }) => code)).toEqual(['102', 'INT32', '141']);
  });
});

describe('the data dictionary', () => {
  it('has the tables that councils send in each year', () => {
    expect(YEARS.map((year) => describeTables(SSDA903, year).length)).toEqual([10, 11, 11, 11, 12]);
  });

  it.each([
    { year: 2024, column: 'SEX', table: 'Header', has: '1', lacks: 'M' },
    { year: 2025, column: 'SEX', table: 'Header', has: 'M', lacks: '1' },
    { year: 2023, column: 'PLACE', table: 'Episodes', has: 'P2', lacks: 'K3' },
    { year: 2026, column: 'PLACE', table: 'Episodes', has: 'Z14', lacks: 'Z1' },
  ])('$column of $year has $has but not $lacks', ({ year, table, column, has, lacks }) => {
    expect(codesOf(year, table, column)).toContain(has);
    expect(codesOf(year, table, column)).not.toContain(lacks);
  });

  it('says that no day of birth, pupil number or postcode reaches the lake as it is', () => {
    const columns = describeTables(SSDA903, 2027).flatMap((table) => table.columns);
    const kept = columns.filter(({ travels }) => travels === 'Stored unchanged.');
    const names = new Set(kept.map(({ name }) => name));
    for (const name of ['CHILD', 'DOB', 'MC_DOB', 'UPN', 'HOME_POST', 'PL_POST', 'SW_ID']) {
      expect(names, name).not.toContain(name);
    }
  });
});
