import { date, isAfter, isOneOf, isOnOrAfter } from '../../../predicates.ts';
import type { ReturnContext, Rule } from '../../../rule.ts';
import type { EpisodeRow } from '../../tables.ts';
import { episodes, inYear, withProviders } from '../makers.ts';
import { endOrYearEnd, isRespite } from '../predicates/episodes.ts';
import { hasOfstedNumber, isNoneOf, providerOf } from '../predicates/providers.ts';

const AT_ONE_PLACE = ['K1', 'K2', 'K3', 'R3', 'S1'];

/**
 * Placements in an establishment that has its own postcode. Semi-independent living (H5) could register as one in
 * 2023-24.
 */
function isEstablishment({ PLACE }: EpisodeRow, { rulesYear }: ReturnContext): boolean {
  return isOneOf(PLACE, AT_ONE_PLACE) || (PLACE === 'H5' && rulesYear === 2024);
}

const HOME = '1234567';
const NOT_LISTED = 'SC123456';
const PROVIDERS = {
  [HOME]: {
    placementCodes: ['K2', 'R3'],
    providerCodes: ['PR1', 'PR4'],
    postcodes: ['AB12CD', 'AB12CE'],
  },
  7654321: { placementCodes: [], providerCodes: [], postcodes: [] },
  3333333: { closedOn: date('30/06/2026') },
  4444444: { closedOn: date('30/03/2027') },
  5555555: { closedOn: date('31/03/2027') },
};
const [LIST_SAYS_NOTHING, CLOSED_IN_JUNE, CLOSED_A_DAY_EARLY, CLOSED_ON_LAST_DAY] = [
  '7654321',
  '3333333',
  '4444444',
  '5555555',
];

const listed = (why: string, row: Parameters<typeof episodes.example>[1]) =>
  withProviders(PROVIDERS, episodes.example(why, row));

const IN_HOME = { URN: HOME, LS: 'C2', PLACE: 'K2', PL_POST: 'AB1 2CD' };
const ELSEWHERE = { ...IN_HOME, PL_POST: 'AB1 2XX' };

export const PROVIDER_RULES: readonly Rule[] = [
  episodes.row({
    code: '1008',
    title: 'The provider is in Ofsted’s list',
    needs: ['providers'],
    fields: ['URN'],
    message: 'The provider reference number is not in Ofsted’s list of providers.',
    fix: 'Check the number. Give XXXXXXX for an adoption or foster placement that another body inspects.',
    fails: (episode, context) =>
      hasOfstedNumber(episode) && providerOf(episode, context) === undefined,
    ok: [
      listed('in the list', { URN: HOME }),
      listed('no number', {}),
      listed('inspected by another body', { URN: 'XXXXXXX' }),
    ],
    bad: [listed('not in the list', { URN: NOT_LISTED })],
  }),
  episodes.row({
    code: '219',
    title: 'The provider is registered for the placement type',
    needs: ['providers'],
    fields: ['URN', 'PLACE'],
    message: 'Ofsted’s list does not register this provider for this placement type.',
    fix: 'Check the placement type and the provider reference number.',
    fails: (episode, context) => {
      const provider = providerOf(episode, context);
      return provider !== undefined && isNoneOf(episode.PLACE, provider.placementCodes);
    },
    ok: [
      listed('registered', { URN: HOME, PLACE: 'K2' }),
      listed('registered for another type as well', { URN: HOME, PLACE: 'R3' }),
      listed('a blank is left to another rule', { URN: HOME }),
      listed('the list names no types', { URN: LIST_SAYS_NOTHING, PLACE: 'K1' }),
      listed('not in the list', { URN: NOT_LISTED, PLACE: 'K1' }),
      listed('inspected by another body', { URN: 'XXXXXXX', PLACE: 'K1' }),
      listed('no number', { PLACE: 'K1' }),
    ],
    bad: [listed('registered for other types only', { URN: HOME, PLACE: 'K1' })],
  }),
  episodes.row({
    code: '224',
    title: 'The provider is of the kind that is given',
    needs: ['providers'],
    fields: ['PLACE_PROVIDER'],
    alsoReads: ['URN'],
    message:
      'The placement provider (PR0 to PR5) is not the kind that Ofsted’s list has for this provider.',
    fix: 'Check the placement provider and the provider reference number.',
    fails: (episode, context) => {
      const provider = providerOf(episode, context);
      return provider !== undefined && isNoneOf(episode.PLACE_PROVIDER, provider.providerCodes);
    },
    ok: [
      listed('of that kind', { URN: HOME, PLACE_PROVIDER: 'PR1' }),
      listed('of either kind', { URN: HOME, PLACE_PROVIDER: 'PR4' }),
      listed('a blank is left to another rule', { URN: HOME }),
      listed('the list names no kind', { URN: LIST_SAYS_NOTHING, PLACE_PROVIDER: 'PR5' }),
      listed('not in the list', { URN: NOT_LISTED, PLACE_PROVIDER: 'PR5' }),
    ],
    bad: [listed('of another kind', { URN: HOME, PLACE_PROVIDER: 'PR5' })],
  }),
  episodes.row({
    code: '221',
    title: 'The placement is where the provider is',
    needs: ['providers'],
    fields: ['PL_POST'],
    alsoReads: ['URN', 'PLACE', 'LS'],
    message:
      'The child lives in the provider’s establishment (K1 to K3, R3, S1; in 2023-24 also H5), but the placement postcode is not the provider’s postcode in Ofsted’s list.',
    fix: 'Check the placement postcode and the provider reference number.',
    fails: (episode, context) => {
      if (!isEstablishment(episode, context) || isRespite(episode)) return false;
      const provider = providerOf(episode, context);
      if (provider === undefined || episode.PL_POST === null) return false;
      return isNoneOf(episode.PL_POST.replaceAll(' ', ''), provider.postcodes);
    },
    ok: [
      listed('there', IN_HOME),
      listed('written without a space', { ...IN_HOME, PL_POST: 'AB12CD' }),
      listed('at the provider’s second home', { ...IN_HOME, PL_POST: 'AB1 2CE' }),
      listed('a blank is left to another rule', { ...IN_HOME, PL_POST: '' }),
      listed('a foster home is not where the agency is', { ...ELSEWHERE, PLACE: 'U4' }),
      listed('a short break', { ...ELSEWHERE, LS: 'V3' }),
      listed('a series of short breaks', { ...ELSEWHERE, LS: 'V4' }),
      listed('not in the list', { ...ELSEWHERE, URN: NOT_LISTED }),
      listed('the list has no postcode', { ...ELSEWHERE, URN: LIST_SAYS_NOTHING }),
      ...[2023, 2025].map((year) =>
        inYear(year, listed('semi-independent living', { ...ELSEWHERE, PLACE: 'H5' })),
      ),
      inYear(2024, listed('foster care in 2023-24', { ...ELSEWHERE, PLACE: 'U4' })),
    ],
    bad: [
      ...AT_ONE_PLACE.map((PLACE) => listed(`${PLACE} elsewhere`, { ...ELSEWHERE, PLACE })),
      inYear(2024, listed('H5 elsewhere', { ...ELSEWHERE, PLACE: 'H5' })),
    ],
  }),
  episodes.row({
    code: '227',
    title: 'No episode starts once the provider has closed',
    needs: ['providers'],
    fields: ['URN', 'DECOM'],
    message: 'The episode starts on or after the day on which the provider’s registration ended.',
    fix: 'Check the provider reference number and the start date. A provider that registered again has a new number.',
    fails: (episode, context) =>
      isOnOrAfter(episode.DECOM, providerOf(episode, context)?.closedOn ?? null),
    ok: [
      listed('the day before it closed', { URN: CLOSED_IN_JUNE, DECOM: '29/06/2026' }),
      listed('still open', { URN: HOME, DECOM: '01/07/2026' }),
      listed('not in the list', { URN: NOT_LISTED, DECOM: '01/07/2026' }),
      listed('no number', { DECOM: '01/07/2026' }),
    ],
    bad: [listed('the day on which it closed', { URN: CLOSED_IN_JUNE, DECOM: '30/06/2026' })],
  }),
  episodes.row({
    code: '228',
    title: 'No episode continues after the provider has closed',
    needs: ['providers'],
    fields: ['URN', 'DEC'],
    message:
      'The episode ends, or is still open at the end of the year, after the day on which the provider’s registration ended.',
    fix: 'Check the provider reference number and the end date. A provider that registered again has a new number.',
    fails: (episode, context) =>
      isAfter(endOrYearEnd(episode, context), providerOf(episode, context)?.closedOn ?? null),
    ok: [
      listed('on the day on which it closed', { URN: CLOSED_IN_JUNE, DEC: '30/06/2026' }),
      listed('open; it closed on the last day of the year', { URN: CLOSED_ON_LAST_DAY }),
      listed('still open', { URN: HOME, DEC: '01/07/2026' }),
      listed('not in the list', { URN: NOT_LISTED }),
    ],
    bad: [
      listed('the day after', { URN: CLOSED_IN_JUNE, DEC: '01/07/2026' }),
      listed('open; it closed a day before the year ended', { URN: CLOSED_A_DAY_EARLY }),
    ],
  }),
];
