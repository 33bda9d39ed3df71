import type { KnownPostcode } from '../../../reference-data.ts';
import type { ReturnContext, Rule } from '../../../rule.ts';
import type { EpisodeRow } from '../../tables.ts';
import { episodes, example, withLastYear, withPostcodes } from '../makers.ts';
import { isOrWasAsylumSeeking } from '../predicates/asylum.ts';
import { isRespite } from '../predicates/episodes.ts';
import { knownPostcode, placementDistance } from '../predicates/places.ts';
import { STARTS_NOT_READ } from '../predicates/presence.ts';

const FARTHEST = 999.9;
const FAR = 350;

/**
 * True when a postcode is blank or not in the national list. A postcode that is in the list without a location passes:
 * the council cannot fix that.
 */
function lacksDistance({ HOME_POST, PL_POST }: EpisodeRow, context: ReturnContext): boolean {
  return (
    knownPostcode(HOME_POST, context) === undefined || knownPostcode(PL_POST, context) === undefined
  );
}

const METRES_A_MILE = 1609.344;
const milesAway = (miles: number): Partial<KnownPostcode> => ({
  easting: 502_000 + Math.round(miles * METRES_A_MILE),
});
const [HOME, NEAR, AT_350, OVER_350, AT_999_8, AT_FARTHEST, TOO_FAR, OFF_THE_MAP, NOT_LISTED] = [
  'AB1 2CD',
  'AB2 1AA',
  'AB3 1AA',
  'AB3 1AB',
  'AB4 1AA',
  'AB4 1AB',
  'AB4 1AC',
  'JE1 1AA',
  'ZZ1 1ZZ',
];
const PLACES: Readonly<Record<string, Partial<KnownPostcode>>> = {
  [HOME]: milesAway(0),
  [NEAR]: milesAway(10),
  [AT_350]: milesAway(350),
  [OVER_350]: milesAway(350.1),
  [AT_999_8]: milesAway(999.8),
  [AT_FARTHEST]: milesAway(999.9),
  [TOO_FAR]: milesAway(1000),
  [OFF_THE_MAP]: { country: 'other', laCode: null, easting: null, northing: null },
};

const placed = (PL_POST: string) => ({ LS: 'C2', HOME_POST: HOME, PL_POST });
const known = (why: string, row: Parameters<typeof episodes.example>[1]) =>
  withPostcodes(PLACES, episodes.example(why, row));
const unaccompanied = (why: string, row: Parameters<typeof episodes.example>[1]) =>
  withPostcodes(PLACES, example(why, { Episodes: [row], UASC: [{}] }));
const unaccompaniedBefore = (why: string, row: Parameters<typeof episodes.example>[1]) =>
  withLastYear({ UASC: [{}] }, known(why, row));

export const DISTANCE_RULES: readonly Rule[] = [
  episodes.child({
    code: '164',
    title: 'The placement is no more than 999.9 miles from home',
    needs: ['postcodes'],
    fields: ['HOME_POST', 'PL_POST'],
    alsoReads: ['LS'],
    withIfSent: { UASC: ['CHILD'] },
    withLastYearIfHeld: { UASC: ['CHILD'] },
    askedIfFilled: STARTS_NOT_READ,
    message: 'The distance between the two postcodes is more than 999.9 miles.',
    fix: 'Check the home postcode and the placement postcode.',
    failing: (child, context, lastYear) =>
      child.Episodes.where((episode) => {
        const miles = placementDistance(episode, context);
        const isTooFar = miles !== null && miles > FARTHEST;
        return isTooFar && !isRespite(episode) && !isOrWasAsylumSeeking(child, lastYear);
      }),
    ok: [
      known('999.9 miles', placed(AT_FARTHEST)),
      known('at home', placed(HOME)),
      known('not known', placed('')),
      known('a short break', { ...placed(TOO_FAR), LS: 'V3' }),
      unaccompanied('an unaccompanied child', placed(TOO_FAR)),
      unaccompaniedBefore('unaccompanied last year', placed(TOO_FAR)),
    ],
    bad: [
      known('1,000 miles', placed(TOO_FAR)),
      known('placed on a day that is not real', { ...placed(TOO_FAR), DECOM: '31/06/2026' }),
    ],
  }),
  episodes.child({
    code: '392a',
    title: 'The distance between home and placement is known',
    needs: ['postcodes'],
    fields: ['HOME_POST', 'PL_POST'],
    alsoReads: ['LS'],
    askedIfFilled: STARTS_NOT_READ,
    withIfSent: { UASC: ['CHILD'] },
    withLastYearIfHeld: { UASC: ['CHILD'] },
    message:
      'The distance between home and placement cannot be calculated, because a postcode is blank or not in the national list.',
    fix: 'Give both full postcodes. Short breaks have neither. A child who is or was an unaccompanied asylum-seeking child needs no home postcode, but must be in the UASC table of this year’s or last year’s return.',
    failing: (child, context, lastYear) =>
      child.Episodes.where(
        (episode) =>
          lacksDistance(episode, context) &&
          !isRespite(episode) &&
          !isOrWasAsylumSeeking(child, lastYear),
      ),
    ok: [
      known('10 miles', placed(NEAR)),
      known('a place that is not on the map', placed(OFF_THE_MAP)),
      known('a short break', { LS: 'V3' }),
      known('a series of short breaks', { LS: 'V4' }),
      unaccompanied('an unaccompanied child', placed('')),
      unaccompaniedBefore('unaccompanied last year', placed('')),
    ],
    bad: [
      known('no placement postcode', placed('')),
      known('no home postcode', { ...placed(NEAR), HOME_POST: '' }),
      known('no postcode, and a start that is not real', { ...placed(''), DECOM: '31/06/2026' }),
      known('a placement postcode that is not in the list', placed(NOT_LISTED)),
      known('a home postcode that is not in the list', { ...placed(NEAR), HOME_POST: NOT_LISTED }),
    ],
  }),
  episodes.child({
    code: '406',
    title: 'An unaccompanied asylum-seeking child has no distance from home',
    needs: ['postcodes'],
    fields: ['HOME_POST', 'PL_POST'],
    askedIfFilled: STARTS_NOT_READ,
    withIfSent: { UASC: ['CHILD'] },
    withLastYearIfHeld: { UASC: ['CHILD'] },
    message:
      'Both postcodes are given, so there is a distance from home, but the child is or was an unaccompanied asylum-seeking child.',
    fix: 'Leave the home postcode blank.',
    failing: (child, context, lastYear) => {
      if (!isOrWasAsylumSeeking(child, lastYear)) return [];
      return child.Episodes.where((episode) => placementDistance(episode, context) !== null);
    },
    ok: [
      unaccompanied('no home postcode', { ...placed(NEAR), HOME_POST: '' }),
      known('not unaccompanied', placed(NEAR)),
    ],
    bad: [
      unaccompanied('a home postcode', placed(NEAR)),
      unaccompanied('placed at the home postcode', placed(HOME)),
      unaccompanied('placed on a day that is not real', {
        ...{ ...placed(NEAR), DECOM: '31/06/2026' },
      }),
      unaccompaniedBefore('unaccompanied last year', placed(NEAR)),
    ],
  }),
  episodes.row({
    code: '454',
    title: 'The placement is no more than 350 miles from home',
    years: { from: 2026 },
    severity: 'query',
    needs: ['postcodes'],
    fields: ['HOME_POST', 'PL_POST'],
    message: 'The distance between the two postcodes is more than 350 miles.',
    fix: 'Check the home postcode and the placement postcode. If both are right, confirm it.',
    fails: (episode, context) => {
      const miles = placementDistance(episode, context);
      return miles !== null && miles > FAR && miles !== FARTHEST;
    },
    ok: [
      known('350 miles', placed(AT_350)),
      known('999.9 miles means that the distance is not known', placed(AT_FARTHEST)),
      known('not known', placed('')),
    ],
    bad: [
      known('350.1 miles', placed(OVER_350)),
      known('999.8 miles', placed(AT_999_8)),
      known('1,000 miles', placed(TOO_FAR)),
    ],
  }),
];
