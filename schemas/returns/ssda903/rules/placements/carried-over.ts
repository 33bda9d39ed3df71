import type { Rule } from '../../../rule.ts';
import { type CarriedOverTest, carriedOver } from '../episodes/carried-over-rule.ts';
import { placementAuthority, placementDistance, placementLocation } from '../predicates/places.ts';

const hasOtherAuthority: CarriedOverTest = (now, before, context) =>
  placementAuthority(now, context) !== placementAuthority(before, context);

const hasOtherLocation: CarriedOverTest = (now, before, context) =>
  placementLocation(now, context) !== placementLocation(before, context);

/** True when the distances, to one decimal, differ by 0.2 miles or more, or only one of them is known. */
const hasOtherDistance: CarriedOverTest = (now, before, context) => {
  const [distance, distanceBefore] = [
    placementDistance(now, context),
    placementDistance(before, context),
  ];
  if (distance === null || distanceBefore === null) return distance !== distanceBefore;
  return Math.round(Math.abs(distance - distanceBefore) * 10) >= 2;
};

const ifSameReason =
  (isOther: CarriedOverTest): CarriedOverTest =>
  (now, before, context) =>
    now.RNE === before.RNE && isOther(now, before, context);

const SAME_REASON = 'where the reason for new episode is the same';
const ANOTHER_COUNCIL = { PL_POST: 'AB2 1AC' };
const A_TENTH_AWAY = { why: 'a tenth of a mile apart', now: { PL_POST: 'AB2 1AB' } };
const FURTHER_BY_A_FIFTH = { PL_POST: 'AB2 1AC' };
const NEARER_BY_A_FIFTH = {
  why: 'a fifth of a mile nearer',
  before: { PL_POST: 'AB2 1AC' },
  now: {},
};
const SAME_COUNCIL = { why: 'another postcode there', now: { PL_POST: 'AB2 1AB' } };
const BLANK = { why: 'blank this year', now: { PL_POST: '' } };
const BLANK_BEFORE = { why: 'blank last year', before: { PL_POST: '' }, now: {} };
const AT_HOME_NOW = {
  why: 'not known last year, at home this year',
  before: { PL_POST: '' },
  now: { PL_POST: 'AB1 2CD' },
};
const NEVER_KNOWN = { why: 'known in neither year', before: { PL_POST: '' }, now: { PL_POST: '' } };

export const PLACE_CARRIED_OVER_RULES: readonly Rule[] = [
  carriedOver({
    code: '503G',
    name: 'distance between home and placement',
    needs: ['postcodes'],
    fields: ['HOME_POST', 'PL_POST'],
    isOther: hasOtherDistance,
    other: FURTHER_BY_A_FIFTH,
    same: [A_TENTH_AWAY, NEVER_KNOWN],
    alsoOther: [NEARER_BY_A_FIFTH, BLANK, AT_HOME_NOW],
  }),
  carriedOver({
    code: '503H',
    name: 'council of the placement’s postcode',
    needs: ['postcodes'],
    fields: ['PL_POST'],
    isOther: hasOtherAuthority,
    other: ANOTHER_COUNCIL,
    same: [SAME_COUNCIL, NEVER_KNOWN],
    alsoOther: [BLANK, BLANK_BEFORE],
  }),
  carriedOver({
    code: '503J',
    name: 'location of the placement (inside or outside the council)',
    needs: ['postcodes', 'council'],
    fields: ['PL_POST'],
    isOther: hasOtherLocation,
    other: ANOTHER_COUNCIL,
    same: [SAME_COUNCIL, NEVER_KNOWN],
    alsoOther: [BLANK, BLANK_BEFORE],
  }),
  carriedOver({
    code: '452',
    name: 'council of the placement’s postcode',
    where: SAME_REASON,
    needs: ['postcodes'],
    fields: ['PL_POST'],
    alsoReads: ['RNE'],
    isOther: ifSameReason(hasOtherAuthority),
    other: ANOTHER_COUNCIL,
    same: [SAME_COUNCIL, { why: 'for another reason', now: { ...ANOTHER_COUNCIL, RNE: 'P' } }],
    alsoOther: [BLANK, BLANK_BEFORE],
  }),
  carriedOver({
    code: '453',
    name: 'distance between home and placement',
    where: SAME_REASON,
    needs: ['postcodes'],
    fields: ['HOME_POST', 'PL_POST'],
    alsoReads: ['RNE'],
    isOther: ifSameReason(hasOtherDistance),
    other: FURTHER_BY_A_FIFTH,
    same: [A_TENTH_AWAY, { why: 'for another reason', now: { ...FURTHER_BY_A_FIFTH, RNE: 'P' } }],
    alsoOther: [NEARER_BY_A_FIFTH, BLANK, AT_HOME_NOW],
  }),
];
