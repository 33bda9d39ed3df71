import { date, isAfter, isBlank, isOneOf, isOnOrAfter } from '../../../predicates.ts';
import type { ReturnContext, Rule } from '../../../rule.ts';
import type { EpisodeRow } from '../../tables.ts';
import { episodes, inYear, withPostcodes } from '../makers.ts';
import { isFoster, isOpen, isPlacedForAdoption, isRespite } from '../predicates/episodes.ts';
import { isOutsideEngland, placementOf } from '../predicates/places.ts';
import { hasOfstedNumber, isInspectedByAnother, isUninspected } from '../predicates/providers.ts';

const H5_MUST_REGISTER = date('28/10/2023');

/** A postcode that is blank or not in the list counts as in England: only a known one outside England is exempt. */
function isInEngland(episode: EpisodeRow, context: ReturnContext): boolean {
  const known = placementOf(episode, context);
  return known === undefined || !isOutsideEngland(known);
}

const INSPECTED = ['K1', 'K2', 'K3', 'R3', 'S1'];

/** A code that is not a placement type of the year does not count as an inspected placement. */
function isInspected(episode: EpisodeRow): boolean {
  return isOneOf(episode.PLACE, INSPECTED) || isFoster(episode) || isPlacedForAdoption(episode);
}

const UNINSPECTED = 'P1 P2 P3 R1 R2 R5 T0 T1 T2 T3 T4 Z11 Z12 Z13 Z14'.split(' ');
const PLACES = {
  'AB1 2CD': {},
  'EH1 1AA': { country: 'Scotland' },
  'AB9 9ZZ': { country: 'unknown', laCode: null, gssCode: null },
} as const;
const AT_HOME = { PL_POST: 'AB1 2CD', DECOM: '01/04/2026' };
const IN_SCOTLAND = { PL_POST: 'EH1 1AA', DECOM: '01/04/2026' };

export const INSPECTION_RULES: readonly Rule[] = [
  episodes.row({
    code: '218',
    title: 'A placement that Ofsted inspects has a reference number',
    needs: ['postcodes'],
    fields: ['URN'],
    alsoReads: ['PLACE', 'LS', 'DEC', 'PL_POST'],
    message:
      'The provider reference number is blank for a placement in England that Ofsted inspects.',
    fix: 'Give the Ofsted number, or XXXXXXX for an adoption or foster placement that another body inspects.',
    fails: (episode, context) =>
      isBlank(episode.URN) &&
      (isOpen(episode) || isOnOrAfter(episode.DEC, context.yearStart)) &&
      !isRespite(episode) &&
      isInspected(episode) &&
      isInEngland(episode, context),
    ok: [
      withPostcodes(
        PLACES,
        episodes.example('a number', { PLACE: 'K2', URN: '1234567', ...AT_HOME }),
      ),
      withPostcodes(PLACES, episodes.example('in Scotland', { PLACE: 'K2', ...IN_SCOTLAND })),
      ...UNINSPECTED.map((PLACE) =>
        withPostcodes(PLACES, episodes.example(`${PLACE} is not inspected`, { PLACE, ...AT_HOME })),
      ),
      inYear(
        2025,
        withPostcodes(
          PLACES,
          episodes.example('H5 is not inspected', {
            ...{ PLACE: 'H5', PL_POST: 'AB1 2CD', DECOM: '01/04/2024' },
          }),
        ),
      ),
      withPostcodes(
        PLACES,
        episodes.example('a blank placement type is left to rule 146', AT_HOME),
      ),
      withPostcodes(
        PLACES,
        episodes.example('no such placement type', { PLACE: '99', ...AT_HOME }),
      ),
      withPostcodes(
        PLACES,
        episodes.example('Z1, no longer a placement type', { PLACE: 'Z1', ...AT_HOME }),
      ),
      withPostcodes(
        PLACES,
        episodes.example('a short break', { PLACE: 'K2', LS: 'V3', DECOM: '01/04/2026' }),
      ),
      withPostcodes(
        PLACES,
        episodes.example('ended before the year', {
          PLACE: 'K2',
          PL_POST: 'AB1 2CD',
          DECOM: '01/04/2025',
          DEC: '31/03/2026',
        }),
      ),
    ],
    bad: [
      withPostcodes(PLACES, episodes.example("a children's home", { PLACE: 'K2', ...AT_HOME })),
      withPostcodes(PLACES, episodes.example('a foster placement', { PLACE: 'U4', ...AT_HOME })),
      withPostcodes(PLACES, episodes.example('no postcode', { PLACE: 'K3', DECOM: '01/04/2026' })),
      withPostcodes(
        PLACES,
        episodes.example('the list gives no country', {
          ...{ PLACE: 'K2', PL_POST: 'AB9 9ZZ', DECOM: '01/04/2026' },
        }),
      ),
      withPostcodes(
        PLACES,
        episodes.example('a postcode that is not in the list', {
          ...{ PLACE: 'K2', PL_POST: 'ZZ9 9ZZ', DECOM: '01/04/2026' },
        }),
      ),
      withPostcodes(
        PLACES,
        episodes.example('ended on the first day of the year', {
          ...{ PLACE: 'K2', PL_POST: 'AB1 2CD', DECOM: '01/04/2025', DEC: '01/04/2026' },
        }),
      ),
      ...['A3', 'A6', 'K1', 'K3', 'R3', 'S1', 'U1'].map((PLACE) =>
        withPostcodes(PLACES, episodes.example(`${PLACE} is inspected`, { PLACE, ...AT_HOME })),
      ),
      withPostcodes(PLACES, episodes.example('no start date', { PLACE: 'K2', PL_POST: 'AB1 2CD' })),
      withPostcodes(
        PLACES,
        episodes.example('a start date that is not real', {
          ...{ PLACE: 'K2', PL_POST: 'AB1 2CD', DECOM: '31/06/2026' },
        }),
      ),
    ],
  }),
  episodes.row({
    code: '222',
    title: 'A placement that Ofsted does not inspect has no reference number',
    fields: ['URN'],
    alsoReads: ['PLACE'],
    message:
      'A provider reference number is given for a placement type that Ofsted does not inspect.',
    fix: 'Leave the number blank, or check the placement type. Ofsted does not inspect P1, P2, P3, R1, R2, R5, T0 to T4, “other” placements (Z) or, in 2022-23, H5.',
    fails: (episode, context) =>
      hasOfstedNumber(episode) &&
      (isUninspected(episode, context) || (episode.PLACE === 'H5' && context.rulesYear === 2023)),
    ok: [
      episodes.example('without', { PLACE: 'P1' }),
      episodes.example('XXXXXXX is not a number', { PLACE: 'P1', URN: 'XXXXXXX' }),
      episodes.example("a children's home has one", { PLACE: 'K2', URN: '1234567' }),
      inYear(2023, episodes.example('H5 has one', { PLACE: 'K2', URN: '1234567' })),
      inYear(2024, episodes.example('H5 could register', { PLACE: 'H5', URN: '1234567' })),
    ],
    bad: [
      ...UNINSPECTED.map((PLACE) =>
        episodes.example(`${PLACE} is not inspected`, { PLACE, URN: 'SC123456' }),
      ),
      inYear(2025, episodes.example('Z1', { PLACE: 'Z1', URN: '1234567' })),
      inYear(2023, episodes.example('H5 could not register', { PLACE: 'H5', URN: '1234567' })),
    ],
  }),
  episodes.row({
    code: '230',
    title: 'Semi-independent living has a reference number from 28 October 2023',
    years: { from: 2024, to: 2024 },
    needs: ['postcodes'],
    fields: ['PLACE', 'DEC', 'URN'],
    alsoReads: ['LS', 'PL_POST'],
    message:
      'The Ofsted number is blank for semi-independent living (H5) in England that continued after 28 October 2023.',
    fix: 'Give the Ofsted number, or end the episode on the day the placement was registered as K3.',
    fails: (episode, context) =>
      episode.PLACE === 'H5' &&
      !hasOfstedNumber(episode) &&
      !isRespite(episode) &&
      // A placement may end as H5 and start as K3 on that day.
      (isOpen(episode) || isAfter(episode.DEC, H5_MUST_REGISTER)) &&
      isInEngland(episode, context),
    ok: [
      withPostcodes(
        PLACES,
        episodes.example('ended on the day', { PLACE: 'H5', DEC: '28/10/2023' }),
      ),
      withPostcodes(PLACES, episodes.example('with a number', { PLACE: 'H5', URN: '1234567' })),
      withPostcodes(PLACES, episodes.example('in Scotland', { PLACE: 'H5', PL_POST: 'EH1 1AA' })),
      withPostcodes(PLACES, episodes.example('a short break', { PLACE: 'H5', LS: 'V3' })),
      withPostcodes(PLACES, episodes.example('another placement', { PLACE: 'K2' })),
    ],
    bad: [
      withPostcodes(PLACES, episodes.example('still open', { PLACE: 'H5', PL_POST: 'AB1 2CD' })),
      withPostcodes(
        PLACES,
        episodes.example('ended the day after', { PLACE: 'H5', DEC: '29/10/2023' }),
      ),
      withPostcodes(
        PLACES,
        episodes.example('XXXXXXX is not a number', { PLACE: 'H5', URN: 'XXXXXXX' }),
      ),
    ],
  }),
  episodes.row({
    code: '242',
    title: 'XXXXXXX is only for adoption and foster placements',
    years: { from: 2026 },
    fields: ['URN'],
    alsoReads: ['PLACE'],
    message:
      'The provider reference number is XXXXXXX for a placement that is neither adoption nor foster care.',
    fix: 'Give the Ofsted number, or leave it blank if Ofsted does not inspect the placement.',
    fails: (episode) =>
      isInspectedByAnother(episode) && !isPlacedForAdoption(episode) && !isFoster(episode),
    ok: [
      episodes.example('a foster placement', { PLACE: 'U4', URN: 'XXXXXXX' }),
      episodes.example('an adoption placement', { PLACE: 'A6', URN: 'XXXXXXX' }),
      episodes.example('an Ofsted number', { PLACE: 'K2', URN: '1234567' }),
    ],
    bad: [
      episodes.example("a children's home", { PLACE: 'K2', URN: 'XXXXXXX' }),
      inYear(2026, episodes.example('with parents, in 2025-26', { PLACE: 'P1', URN: 'XXXXXXX' })),
    ],
  }),
];
