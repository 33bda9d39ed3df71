import type { ReturnContext, Rule } from '../../../rule.ts';
import { date, isBlank, isFilled, isOneOf, isOnOrAfter } from '../../../words.ts';
import type { EpisodeRow } from '../../tables.ts';
import { episodes, inYear, withPostcodes } from '../makers.ts';
import {
  ADOPTION,
  FOSTER,
  isInYear,
  isOpen,
  isOtherPlacement,
  isRespite,
  isTemporary,
} from '../words/episode-words.ts';

const H5_MUST_REGISTER = date('28/10/2023');
const INSPECTED_BY_ANOTHER_BODY = 'XXXXXXX';
const NEVER_INSPECTED = ['P1', 'P2', 'P3', 'R1', 'R2', 'R5'];

/** Kinds of placement that Ofsted does not inspect. */
function isUninspected(episode: EpisodeRow, context: ReturnContext): boolean {
  return (
    isOneOf(episode.PLACE, NEVER_INSPECTED) ||
    isTemporary(episode) ||
    isOtherPlacement(episode, context)
  );
}

/** A postcode that is blank or not in the list is taken to be in England: only a known one exempts. */
function isInEngland({ PL_POST }: EpisodeRow, context: ReturnContext): boolean {
  const known = PL_POST === null ? undefined : context.postcodes?.find(PL_POST);
  return known === undefined || known.country === 'England';
}

const PLACES = { 'AB1 2CD': {}, 'EH1 1AA': { country: 'Scotland' } } as const;
const AT_HOME = { PL_POST: 'AB1 2CD', DECOM: '01/04/2026' };
const IN_SCOTLAND = { PL_POST: 'EH1 1AA', DECOM: '01/04/2026' };

export const INSPECTION_RULES: readonly Rule[] = [
  episodes.row({
    code: '218',
    title: 'A placement that Ofsted inspects has a reference number',
    needs: ['postcodes'],
    fields: ['URN'],
    alsoReads: ['PLACE', 'LS', 'DECOM', 'DEC', 'PL_POST'],
    message:
      'The provider reference number is blank for a placement in England that Ofsted inspects.',
    mend: 'Give the Ofsted number, or XXXXXXX for an adoption or foster placement that another body inspects.',
    fails: (episode, context) =>
      isBlank(episode.URN) &&
      isInYear(episode, context) &&
      !isRespite(episode) &&
      isFilled(episode.PLACE) &&
      !isUninspected(episode, context) &&
      episode.PLACE !== 'H5' &&
      isInEngland(episode, context),
    ok: [
      withPostcodes(
        PLACES,
        episodes.example('a number', { PLACE: 'K2', URN: '1234567', ...AT_HOME }),
      ),
      withPostcodes(PLACES, episodes.example('in Scotland', { PLACE: 'K2', ...IN_SCOTLAND })),
      withPostcodes(PLACES, episodes.example('with parents', { PLACE: 'P1', ...AT_HOME })),
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
    ],
  }),
  episodes.row({
    code: '222',
    title: 'A placement that Ofsted does not inspect has no reference number',
    fields: ['URN'],
    alsoReads: ['PLACE'],
    message:
      'A provider reference number is given for a kind of placement that Ofsted does not inspect.',
    mend: 'Leave the number blank, or check the placement type.',
    fails: (episode, context) =>
      isFilled(episode.URN) &&
      episode.URN !== INSPECTED_BY_ANOTHER_BODY &&
      (isUninspected(episode, context) || (episode.PLACE === 'H5' && context.rulesYear === 2023)),
    ok: [
      episodes.example('without', { PLACE: 'P1' }),
      episodes.example('XXXXXXX is no number', { PLACE: 'P1', URN: 'XXXXXXX' }),
      episodes.example("a children's home has one", { PLACE: 'K2', URN: '1234567' }),
      inYear(2024, episodes.example('H5 could register', { PLACE: 'H5', URN: '1234567' })),
    ],
    bad: [
      episodes.example('with parents', { PLACE: 'P1', URN: '1234567' }),
      episodes.example('Z11', { PLACE: 'Z11', URN: 'SC123456' }),
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
      'The provider reference number is blank for semi-independent living (H5) in England after 28 October 2023.',
    mend: 'Give the Ofsted number, or end the episode on the day the placement registered as K3.',
    fails: (episode, context) =>
      episode.PLACE === 'H5' &&
      isBlank(episode.URN) &&
      !isRespite(episode) &&
      (isOpen(episode) || isOnOrAfter(episode.DEC, H5_MUST_REGISTER)) &&
      isInEngland(episode, context),
    ok: [
      withPostcodes(PLACES, episodes.example('ended before', { PLACE: 'H5', DEC: '27/10/2023' })),
      withPostcodes(PLACES, episodes.example('with a number', { PLACE: 'H5', URN: '1234567' })),
      withPostcodes(PLACES, episodes.example('in Scotland', { PLACE: 'H5', PL_POST: 'EH1 1AA' })),
    ],
    bad: [
      withPostcodes(PLACES, episodes.example('still open', { PLACE: 'H5', PL_POST: 'AB1 2CD' })),
      withPostcodes(
        PLACES,
        episodes.example('ended on the day', { PLACE: 'H5', DEC: '28/10/2023' }),
      ),
    ],
  }),
  episodes.row({
    code: '242',
    title: 'XXXXXXX goes only with adoption and foster placements',
    years: { from: 2026 },
    fields: ['URN'],
    alsoReads: ['PLACE'],
    message:
      'The provider reference number is XXXXXXX for a placement that is neither adoption nor foster care.',
    mend: 'Give the Ofsted number, or leave it blank where Ofsted does not inspect the placement.',
    fails: ({ URN, PLACE }) =>
      URN === INSPECTED_BY_ANOTHER_BODY && !isOneOf(PLACE, [...ADOPTION, ...FOSTER]),
    ok: [
      episodes.example('a foster placement', { PLACE: 'U4', URN: 'XXXXXXX' }),
      episodes.example('an adoption placement', { PLACE: 'A6', URN: 'XXXXXXX' }),
    ],
    bad: [episodes.example("a children's home", { PLACE: 'K2', URN: 'XXXXXXX' })],
  }),
  episodes.row({
    code: '392d',
    title: 'Only a child with parents is placed at the home postcode',
    fields: ['HOME_POST', 'PL_POST', 'PLACE'],
    message:
      'The home postcode and the placement postcode are the same, but the child is not placed with parents (P1).',
    mend: 'Check both postcodes and the placement type.',
    fails: ({ HOME_POST, PL_POST, PLACE }) =>
      isFilled(HOME_POST) && HOME_POST === PL_POST && PLACE !== 'P1',
    ok: [
      episodes.example('at home', { HOME_POST: 'AB1 2CD', PL_POST: 'AB1 2CD', PLACE: 'P1' }),
      episodes.example('elsewhere', { HOME_POST: 'AB1 2CD', PL_POST: 'AB1 2CE', PLACE: 'U4' }),
    ],
    bad: [
      episodes.example('foster care at home', {
        HOME_POST: 'AB1 2CD',
        PL_POST: 'AB1 2CD',
        PLACE: 'U4',
      }),
    ],
  }),
];
