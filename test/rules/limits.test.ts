import { describe, expect, it } from 'vitest';
import { checkReturn } from '../../schemas/returns/check-return.ts';
import { formatDay, parseDay } from '../../schemas/returns/days.ts';
import { tablesOfExample } from '../../schemas/returns/examples.ts';
import type { ExampleRow } from '../../schemas/returns/rule.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import { TABLES } from '../../schemas/returns/ssda903/tables.ts';

const failedRules = (episode: ExampleRow, collectionYear = 2027): readonly string[] => {
  const tables = tablesOfExample(
    SSDA903,
    { Episodes: [{ CHILD: 'A1', ...episode }] },
    collectionYear,
  );
  const { outcomes } = checkReturn({ definition: SSDA903, collectionYear, tables });
  return outcomes.filter(({ state }) => state === 'failed').map(({ code }) => code);
};

const later = (date: string, days: number): string => formatDay((parseDay(date) ?? 0) + days);

describe('how long something may last', () => {
  it.each([
    { why: 'police protection', rule: '361', cell: { LS: 'L1' }, days: 3 },
    { why: 'emergency protection', rule: '362', cell: { LS: 'L2' }, days: 21 },
    { why: 'a child assessment order', rule: '363', cell: { LS: 'L3' }, days: 7 },
    { why: 'detention under PACE', rule: '364', cell: { LS: 'J2' }, days: 21 },
    { why: 'a short break', rule: '365', cell: { LS: 'V3' }, days: 17 },
    { why: 'a temporary stay in hospital', rule: '375', cell: { PLACE: 'T1' }, days: 42 },
    { why: "a carer's holiday", rule: '376', cell: { PLACE: 'T3' }, days: 21 },
    { why: 'another temporary placement', rule: '379', cell: { PLACE: 'T4' }, days: 7 },
  ])('$why may last $days days', ({ rule, cell, days }) => {
    const DECOM = '01/04/2026';
    expect(failedRules({ ...cell, DECOM, DEC: later(DECOM, days) })).not.toContain(rule);
    expect(failedRules({ ...cell, DECOM, DEC: later(DECOM, days + 1) })).toContain(rule);
  });
});

describe('which provider goes with which placement', () => {
  const foster = 'U1 U2 U3 U4 U5 U6';
  const places = [...(TABLES.Episodes.columns.PLACE.codes?.codes ?? [])].map(({ code }) => code);

  it.each([
    { provider: 'PR1', rule: '527', never: 'P1 R2 R5' },
    { provider: 'PR2', rule: '528', never: 'P1 R2 R5' },
    { provider: 'PR3', rule: '529', never: `A3 A4 A5 A6 K1 K2 P1 ${foster}` },
    { provider: 'PR4', rule: '530', never: 'P1' },
    { provider: 'PR5', rule: '531', never: 'P1' },
  ])('$provider never provides $never', ({ provider, rule, never }) => {
    const failing = places.filter((PLACE) =>
      failedRules({ PLACE, PLACE_PROVIDER: provider }).includes(rule),
    );
    expect(failing.join(' ')).toBe(never);
  });

  it('parents provide nothing but placements with parents', () => {
    const allowed = places.filter(
      (PLACE) => !failedRules({ PLACE, PLACE_PROVIDER: 'PR0' }).includes('550'),
    );
    expect(allowed).toEqual(['P1']);
  });

  it.each([
    { year: 2025, none: 'T0 T1 T2 T3 T4 Z1' },
    { year: 2026, none: 'T0 T1 T2 T3 T4 Z11 Z12 Z13 Z14' },
  ])('in $year only temporary and other placements have none', ({ year, none }) => {
    const allowed = places.filter((PLACE) => !failedRules({ PLACE }, year).includes('526'));
    expect(allowed.join(' ')).toBe(none);
  });

  it('Ofsted inspects neither parents, hospitals, prisons, temporary nor other placements', () => {
    const failing = places.filter((PLACE) =>
      failedRules({ PLACE, URN: '1234567' }).includes('222'),
    );
    expect(failing.join(' ')).toBe('P1 P2 P3 R1 R2 R5 T0 T1 T2 T3 T4 Z11 Z12 Z13 Z14');
  });
});
