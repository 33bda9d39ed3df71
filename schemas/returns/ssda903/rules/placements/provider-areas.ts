import { isBlank, isFilled } from '../../../predicates.ts';
import type { ReturnContext, Rule } from '../../../rule.ts';
import type { EpisodeRow } from '../../tables.ts';
import { episodes, inYear, withPostcodes, withProviders } from '../makers.ts';
import { isFoster, isPlacedForAdoption, isRespite } from '../predicates/episodes.ts';
import { isOutsideEngland, placementAuthority, placementOf } from '../predicates/places.ts';
import { isNoneOf, isUninspected, providerOf } from '../predicates/providers.ts';

/**
 * From 2025-26 the provider of supported accommodation, and of placements that Ofsted does not inspect, may belong to
 * any council.
 */
function isTiedToCouncil(episode: EpisodeRow, context: ReturnContext): boolean {
  if (context.rulesYear < 2026) return true;
  return episode.PLACE !== 'K3' && !isUninspected(episode, context);
}

/**
 * The council's own supported accommodation may be outside its area from 2025-26. Foster and adoptive homes may always
 * be.
 */
function mayBeElsewhere(episode: EpisodeRow, { rulesYear }: ReturnContext): boolean {
  const isSupported = episode.PLACE === 'K3' && rulesYear >= 2026;
  return isSupported || isFoster(episode) || isPlacedForAdoption(episode);
}

const OWN = '1234567';
const OF_OTHER_COUNCIL = '7654321';
const OF_NO_KNOWN_COUNCIL = '3333333';
const NOT_LISTED = 'SC123456';
const PROVIDERS = {
  [OWN]: { laCode: '823', premisesLaCodes: ['823', '825'] },
  [OF_OTHER_COUNCIL]: { laCode: '826', premisesLaCodes: ['826'] },
  [OF_NO_KNOWN_COUNCIL]: { laCode: null, premisesLaCodes: [] },
};
const [IN_COUNCIL, IN_NEXT_COUNCIL, IN_FAR_COUNCIL, IN_WALES, OF_NO_KNOWN_COUNTRY] = [
  'AB1 2CD',
  'AB2 1AA',
  'AB3 1AA',
  'CF1 1AA',
  'AB9 9ZZ',
];
const PLACES = {
  [IN_COUNCIL]: {},
  [IN_NEXT_COUNCIL]: { laCode: '825' },
  [IN_FAR_COUNCIL]: { laCode: '826' },
  [IN_WALES]: { country: 'Wales', laCode: null },
  [OF_NO_KNOWN_COUNTRY]: { country: 'unknown', laCode: null, gssCode: null },
} as const;

type Written = Parameters<typeof episodes.example>[1];

const listed = (why: string, row: Written) =>
  withPostcodes(PLACES, withProviders(PROVIDERS, episodes.example(why, row)));

const ELSEWHERE = { PLACE: 'K2', PLACE_PROVIDER: 'PR1', PL_POST: IN_NEXT_COUNCIL };
const SUPPORTED = { PLACE: 'K3', URN: OWN };

export const PROVIDER_AREA_RULES: readonly Rule[] = [
  episodes.row({
    code: '229',
    title: 'The council’s own provision (PR1) belongs to it, and another council’s (PR2) does not',
    needs: ['providers', 'council'],
    fields: ['URN', 'PLACE_PROVIDER'],
    alsoReads: ['PLACE'],
    message:
      'The placement provider is the council’s own (PR1), but the provider belongs to another council. Or it is another council’s (PR2), but the provider belongs to this council.',
    fix: 'Give PR1 if the provider belongs to this council and PR2 if it belongs to another one, or check the provider reference number.',
    fails: (episode, context) => {
      const { PLACE_PROVIDER } = episode;
      if (PLACE_PROVIDER !== 'PR1' && PLACE_PROVIDER !== 'PR2') return false;
      const laCode = providerOf(episode, context)?.laCode ?? null;
      if (laCode === null || !isTiedToCouncil(episode, context)) return false;
      const isOwn = laCode === context.council?.laCode;
      return isOwn !== (PLACE_PROVIDER === 'PR1');
    },
    ok: [
      listed('own', { PLACE: 'K2', URN: OWN, PLACE_PROVIDER: 'PR1' }),
      listed('another council’s', { PLACE: 'K2', URN: OF_OTHER_COUNCIL, PLACE_PROVIDER: 'PR2' }),
      listed('a private provider may be anywhere', {
        PLACE: 'K2',
        URN: OF_OTHER_COUNCIL,
        PLACE_PROVIDER: 'PR4',
      }),
      listed('a private provider may be tied to the council', {
        PLACE: 'K2',
        URN: OWN,
        PLACE_PROVIDER: 'PR4',
      }),
      listed('the list does not say whose it is', {
        PLACE: 'K2',
        URN: OF_NO_KNOWN_COUNCIL,
        PLACE_PROVIDER: 'PR1',
      }),
      listed('not in the list', { PLACE: 'K2', URN: NOT_LISTED, PLACE_PROVIDER: 'PR1' }),
      listed('inspected by another body', { PLACE: 'U4', URN: 'XXXXXXX', PLACE_PROVIDER: 'PR1' }),
      ...['K3', 'R1', 'T0', 'Z11'].map((PLACE) =>
        listed(`${PLACE} is exempt`, { PLACE, URN: OF_OTHER_COUNCIL, PLACE_PROVIDER: 'PR1' }),
      ),
      inYear(
        2026,
        listed('K3 is exempt from 2025-26', {
          PLACE: 'K3',
          URN: OF_OTHER_COUNCIL,
          PLACE_PROVIDER: 'PR1',
        }),
      ),
    ],
    bad: [
      listed('own, but another council’s', {
        PLACE: 'K2',
        URN: OF_OTHER_COUNCIL,
        PLACE_PROVIDER: 'PR1',
      }),
      listed('another council’s, but own', { PLACE: 'K2', URN: OWN, PLACE_PROVIDER: 'PR2' }),
      ...['K3', 'R1'].map((PLACE) =>
        inYear(
          2025,
          listed(`${PLACE} was not exempt`, {
            PLACE,
            URN: OF_OTHER_COUNCIL,
            PLACE_PROVIDER: 'PR1',
          }),
        ),
      ),
    ],
  }),
  episodes.row({
    code: '241',
    title: 'Supported accommodation is in a council where the provider has premises',
    years: { from: 2026 },
    needs: ['providers', 'postcodes'],
    fields: ['URN'],
    alsoReads: ['PLACE', 'PL_POST'],
    message:
      'The placement is supported accommodation (K3) in the area of a council in which the provider has no premises.',
    fix: 'Check the provider reference number and the placement postcode.',
    fails: (episode, context) => {
      const provider = episode.PLACE === 'K3' ? providerOf(episode, context) : undefined;
      if (provider === undefined) return false;
      return isNoneOf(placementAuthority(episode, context), provider.premisesLaCodes);
    },
    ok: [
      listed('premises there', { ...SUPPORTED, PL_POST: IN_COUNCIL }),
      listed('premises there and elsewhere', { ...SUPPORTED, PL_POST: IN_NEXT_COUNCIL }),
      listed('a children’s home', { ...SUPPORTED, PLACE: 'K2', PL_POST: IN_FAR_COUNCIL }),
      listed('no postcode', SUPPORTED),
      listed('the list names no premises', {
        ...SUPPORTED,
        URN: OF_NO_KNOWN_COUNCIL,
        PL_POST: IN_FAR_COUNCIL,
      }),
      listed('not in the list', { ...SUPPORTED, URN: NOT_LISTED, PL_POST: IN_FAR_COUNCIL }),
    ],
    bad: [
      listed('premises elsewhere', { ...SUPPORTED, PL_POST: IN_FAR_COUNCIL }),
      listed('another council’s provider, in this one', {
        ...SUPPORTED,
        URN: OF_OTHER_COUNCIL,
        PL_POST: IN_COUNCIL,
      }),
    ],
  }),
  episodes.row({
    code: '243',
    title: 'A placement outside England has no provider reference number',
    years: { from: 2026 },
    needs: ['postcodes'],
    fields: ['URN'],
    alsoReads: ['PL_POST'],
    message: 'A provider reference number is given for a placement outside England.',
    fix: 'Leave the number blank, even if it is XXXXXXX: Ofsted inspects in England only. Or check the placement postcode.',
    fails: (episode, context) => {
      if (!isFilled(episode.URN)) return false;
      const place = placementOf(episode, context);
      return place !== undefined && isOutsideEngland(place);
    },
    ok: [
      listed('in England', { URN: OWN, PL_POST: IN_COUNCIL }),
      listed('in Wales, without a number', { PL_POST: IN_WALES }),
      listed('no postcode', { URN: OWN }),
      listed('a postcode that is not in the list', { URN: OWN, PL_POST: 'ZZ1 1ZZ' }),
      listed('the list gives no country', { URN: OWN, PL_POST: OF_NO_KNOWN_COUNTRY }),
    ],
    bad: [
      listed('in Wales', { URN: OWN, PL_POST: IN_WALES }),
      listed('in Wales, inspected by another body', { URN: 'XXXXXXX', PL_POST: IN_WALES }),
    ],
  }),
  episodes.row({
    code: '1015',
    title: 'Own provision is in the council’s own area',
    needs: ['postcodes', 'council'],
    fields: ['PL_POST'],
    alsoReads: ['PLACE_PROVIDER', 'PLACE', 'LS'],
    message:
      'The placement is the council’s own provision (PR1), but its postcode is not in the council’s area.',
    fix: 'Check the placement provider and the placement postcode. Only foster and adoptive homes and, from 2025-26, supported accommodation (K3) may be outside it.',
    fails: (episode, context) => {
      if (episode.PLACE_PROVIDER !== 'PR1' || mayBeElsewhere(episode, context)) return false;
      if (isBlank(episode.PLACE) || isRespite(episode)) return false;
      const authority = placementAuthority(episode, context);
      return authority !== null && authority !== context.council?.laCode;
    },
    ok: [
      listed('in the council’s area', { ...ELSEWHERE, PL_POST: IN_COUNCIL }),
      listed('another provider', { ...ELSEWHERE, PLACE_PROVIDER: 'PR4' }),
      listed('a foster home', { ...ELSEWHERE, PLACE: 'U4' }),
      listed('an adoptive home', { ...ELSEWHERE, PLACE: 'A5' }),
      listed('supported accommodation', { ...ELSEWHERE, PLACE: 'K3' }),
      inYear(2026, listed('supported accommodation from 2025-26', { ...ELSEWHERE, PLACE: 'K3' })),
      listed('a short break', { ...ELSEWHERE, LS: 'V3' }),
      listed('a placement not given may be a foster home', { ...ELSEWHERE, PLACE: '' }),
      listed('no postcode', { ...ELSEWHERE, PL_POST: '' }),
      listed('a postcode that is not in the list', { ...ELSEWHERE, PL_POST: 'ZZ1 1ZZ' }),
      listed('the list gives no country', { ...ELSEWHERE, PL_POST: OF_NO_KNOWN_COUNTRY }),
    ],
    bad: [
      listed('a children’s home elsewhere', ELSEWHERE),
      listed('in Wales', { ...ELSEWHERE, PL_POST: IN_WALES }),
      inYear(2025, listed('supported accommodation before', { ...ELSEWHERE, PLACE: 'K3' })),
    ],
  }),
];
