import { isBlank, isOneOf } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { type CarriedOverTest, carriedOver } from './carried-over-rule.ts';

const NEW_CODES_OF_Z1 = ['Z11', 'Z12', 'Z13', 'Z14'];

/** True for the same placement under a new code: K3 for H5 since 2024-25, Z11 to Z14 for Z1 in 2025-26. */
const isRecoded: CarriedOverTest = (now, before, { rulesYear }) => {
  if (before.PLACE === 'H5') return now.PLACE === 'K3' && rulesYear >= 2025;
  return before.PLACE === 'Z1' && isOneOf(now.PLACE, NEW_CODES_OF_Z1) && rulesYear === 2026;
};

/**
 * Semi-independent living (H5) could not have a reference number until 2022-23 (rule 222), and in 2023-24 had to have
 * one (rule 230).
 */
const isNewlyNumbered: CarriedOverTest = (now, before, { rulesYear }) =>
  rulesYear === 2024 && now.PLACE === 'H5' && before.PLACE === 'H5' && isBlank(before.URN);

export const CARRIED_OVER_RULES: readonly Rule[] = [
  carriedOver({
    code: '503A',
    name: 'reason for new episode',
    fields: ['RNE'],
    isOther: (now, before) => now.RNE !== before.RNE,
    other: { RNE: 'P' },
    alsoOther: [{ why: 'blank this year', now: { RNE: '' } }],
  }),
  carriedOver({
    code: '503B',
    name: 'legal status',
    fields: ['LS'],
    isOther: (now, before) => now.LS !== before.LS,
    other: { LS: 'V2' },
    alsoOther: [{ why: 'blank this year', now: { LS: '' } }],
  }),
  carriedOver({
    code: '503C',
    name: 'category of need',
    fields: ['CIN'],
    isOther: (now, before) => now.CIN !== before.CIN,
    other: { CIN: 'N4' },
    alsoOther: [{ why: 'blank this year', now: { CIN: '' } }],
  }),
  carriedOver({
    code: '503D',
    name: 'placement type',
    fields: ['PLACE'],
    isOther: (now, before, context) =>
      now.PLACE !== before.PLACE && !isRecoded(now, before, context),
    other: { PLACE: 'K2' },
    same: [
      ...[2025, 2026].map((year) => ({
        why: 'H5 became K3',
        before: { PLACE: 'H5' },
        now: { PLACE: 'K3' },
        year,
      })),
      ...NEW_CODES_OF_Z1.map((PLACE) => ({
        why: `Z1 became ${PLACE}`,
        before: { PLACE: 'Z1' },
        now: { PLACE },
        year: 2026,
      })),
    ],
    alsoOther: [
      { why: 'blank this year', now: { PLACE: '' } },
      {
        why: 'H5 did not become K3 yet',
        before: { PLACE: 'H5' },
        now: { PLACE: 'K3' },
        year: 2024,
      },
      { why: 'H5 became nothing else', before: { PLACE: 'H5' }, now: { PLACE: 'Z11' }, year: 2026 },
      {
        why: 'Z1 did not become Z11 yet',
        before: { PLACE: 'Z1' },
        now: { PLACE: 'Z11' },
        year: 2025,
      },
      { why: 'Z1 no longer becomes Z11', before: { PLACE: 'Z1' }, now: { PLACE: 'Z11' } },
      { why: 'Z1 became nothing else', before: { PLACE: 'Z1' }, now: { PLACE: 'K3' }, year: 2026 },
      { why: 'only Z1 became Z11', before: { PLACE: 'K2' }, now: { PLACE: 'Z11' }, year: 2026 },
    ],
  }),
  carriedOver({
    code: '503E',
    name: 'placement provider',
    fields: ['PLACE_PROVIDER'],
    isOther: (now, before) => now.PLACE_PROVIDER !== before.PLACE_PROVIDER,
    other: { PLACE_PROVIDER: 'PR4' },
    alsoOther: [{ why: 'blank this year', now: { PLACE_PROVIDER: '' } }],
  }),
  carriedOver({
    code: '503F',
    name: 'provider reference number',
    fields: ['URN'],
    alsoReads: ['PLACE'],
    isOther: (now, before, context) =>
      now.URN !== before.URN && !isNewlyNumbered(now, before, context),
    other: { URN: '7654321' },
    same: [
      {
        why: 'H5 had none before 2023-24',
        before: { PLACE: 'H5', URN: '' },
        now: { PLACE: 'H5' },
        year: 2024,
      },
    ],
    alsoOther: [
      { why: 'blank this year', now: { URN: '' } },
      { why: 'blank last year', before: { URN: '' }, now: {}, year: 2024 },
      {
        why: 'H5 could have none in 2022-23',
        before: { PLACE: 'H5', URN: '' },
        now: { PLACE: 'H5' },
        year: 2023,
      },
      {
        why: 'not in H5 last year',
        before: { PLACE: 'K2', URN: '' },
        now: { PLACE: 'H5' },
        year: 2024,
      },
      {
        why: 'another number of H5',
        before: { PLACE: 'H5', URN: '7654321' },
        now: { PLACE: 'H5' },
        year: 2024,
      },
      {
        why: 'H5 became another kind',
        before: { PLACE: 'H5', URN: '' },
        now: { PLACE: 'K2' },
        year: 2024,
      },
      {
        why: 'H5 a year later',
        before: { PLACE: 'H5', URN: '' },
        now: { PLACE: 'K3' },
        year: 2025,
      },
    ],
  }),
];
