import { isBlank, isFilled } from '../../../predicates.ts';
import type { ReturnContext, Rule } from '../../../rule.ts';
import { episodes, example, withLastYear, withPostcodes } from '../makers.ts';
import { isOrWasAsylumSeeking } from '../predicates/asylum.ts';
import { isRespite } from '../predicates/episodes.ts';
import { knownPostcode, placementAuthority, placementLocation } from '../predicates/places.ts';
import { STARTS_NOT_READ } from '../predicates/presence.ts';

const [IN_COUNCIL, ELSEWHERE, IN_SCOTLAND, NOT_LISTED, OF_NO_COUNTRY] = [
  'AB1 2CD',
  'AB2 1AA',
  'EH1 1AA',
  'ZZ1 1ZZ',
  'AB9 9ZZ',
];
const OTHER_COUNCIL = { laCode: '826', gssCode: 'E06000042' };
const PLACES = {
  [IN_COUNCIL]: {},
  [ELSEWHERE]: OTHER_COUNCIL,
  [IN_SCOTLAND]: { country: 'Scotland', laCode: null, gssCode: null },
  [OF_NO_COUNTRY]: { country: 'unknown', laCode: null, gssCode: null },
} as const;

type Written = Parameters<typeof episodes.example>[1];

const known = (why: string, row: Written) => withPostcodes(PLACES, episodes.example(why, row));

const BOTH = { LS: 'C2', HOME_POST: IN_COUNCIL, PL_POST: ELSEWHERE };
const NEITHER = { LS: 'C2' };

function isNotListed(postcode: string | null, context: ReturnContext): boolean {
  return isFilled(postcode) && knownPostcode(postcode, context) === undefined;
}

export const LOCATION_RULES: readonly Rule[] = [
  episodes.child({
    code: '392b',
    title: 'A child in care has a home postcode and a placement postcode',
    fields: ['HOME_POST', 'PL_POST'],
    alsoReads: ['LS'],
    askedIfFilled: STARTS_NOT_READ,
    withIfSent: { UASC: ['CHILD'] },
    withLastYearIfHeld: { UASC: ['CHILD'] },
    message: 'The home postcode or the placement postcode is blank.',
    fix: 'Give both postcodes. Short breaks have neither. A child who is or was an unaccompanied asylum-seeking child needs no home postcode, but must be in the UASC table of this year’s or last year’s return.',
    failing: (child, _context, lastYear) =>
      child.Episodes.where(
        (episode) =>
          (isBlank(episode.HOME_POST) || isBlank(episode.PL_POST)) &&
          !isRespite(episode) &&
          !isOrWasAsylumSeeking(child, lastYear),
      ),
    ok: [
      episodes.example('both', BOTH),
      episodes.example('a short break', { ...NEITHER, LS: 'V3' }),
      episodes.example('a series of short breaks', { ...NEITHER, LS: 'V4' }),
      example('an unaccompanied child', { Episodes: [NEITHER], UASC: [{}] }),
      withLastYear(
        { UASC: [{}] },
        example('unaccompanied last year', { Episodes: [NEITHER], UASC: [] }),
      ),
    ],
    bad: [
      episodes.example('no home postcode', { ...BOTH, HOME_POST: '' }),
      episodes.example('no placement postcode', { ...BOTH, PL_POST: '' }),
      episodes.example('placed on a day that is not real', {
        ...{ ...BOTH, PL_POST: '', DECOM: '31/06/2026' },
      }),
      withLastYear(
        { UASC: [{ CHILD: 'A2' }] },
        example('another child is unaccompanied', { Episodes: [NEITHER], UASC: [{ CHILD: 'A2' }] }),
      ),
    ],
  }),
  episodes.row({
    code: '392c',
    title: 'Postcodes are in the national list',
    needs: ['postcodes'],
    fields: ['HOME_POST', 'PL_POST'],
    message: 'The home postcode or the placement postcode is not in the national list.',
    fix: 'Check both. The list includes postcodes that are no longer in use.',
    fails: ({ HOME_POST, PL_POST }, context) =>
      isNotListed(HOME_POST, context) || isNotListed(PL_POST, context),
    ok: [known('both', BOTH), known('neither is given', NEITHER)],
    bad: [
      known('the home postcode', { ...BOTH, HOME_POST: NOT_LISTED }),
      known('the placement postcode', { ...BOTH, PL_POST: NOT_LISTED }),
      known('only one given', { PL_POST: NOT_LISTED }),
    ],
  }),
  episodes.row({
    code: '169',
    title: 'The council in whose area the placement is can be found',
    needs: ['postcodes'],
    fields: ['PL_POST'],
    alsoReads: ['LS'],
    message:
      'The council in whose area the placement is cannot be found, because the placement postcode is blank or not in the national list, or the list gives no country for it.',
    fix: 'Give the full postcode of the placement. Only short breaks (V3, V4) have none. If the postcode is right and the list gives no country for it, say so in a note.',
    fails: (episode, context) =>
      !isRespite(episode) && placementAuthority(episode, context) === null,
    ok: [
      known('in a council’s area', BOTH),
      known('in Scotland', { ...BOTH, PL_POST: IN_SCOTLAND }),
      known('a short break', { LS: 'V3' }),
      known('a series of short breaks', { LS: 'V4' }),
    ],
    bad: [
      known('no postcode', { ...BOTH, PL_POST: '' }),
      known('not in the list', { ...BOTH, PL_POST: NOT_LISTED }),
      known('the list gives no country', { ...BOTH, PL_POST: OF_NO_COUNTRY }),
    ],
  }),
  episodes.row({
    code: '179',
    title: 'It can be found whether the placement is inside the council’s area',
    needs: ['postcodes', 'council'],
    fields: ['PL_POST'],
    alsoReads: ['LS'],
    message:
      'It cannot be found whether the placement is inside or outside the council’s area, because the placement postcode is blank or not in the national list, or the list gives no country for it.',
    fix: 'Give the full postcode of the placement. Only short breaks (V3, V4) have none. If the postcode is right and the list gives no country for it, say so in a note.',
    fails: (episode, context) =>
      !isRespite(episode) && placementLocation(episode, context) === null,
    ok: [
      known('inside', { ...BOTH, PL_POST: IN_COUNCIL }),
      known('outside', BOTH),
      known('in Scotland', { ...BOTH, PL_POST: IN_SCOTLAND }),
      known('a short break', { LS: 'V3' }),
      known('a series of short breaks', { LS: 'V4' }),
    ],
    bad: [
      known('no postcode', { ...BOTH, PL_POST: '' }),
      known('not in the list', { ...BOTH, PL_POST: NOT_LISTED }),
      known('the list gives no country', { ...BOTH, PL_POST: OF_NO_COUNTRY }),
    ],
  }),
  episodes.row({
    code: '411',
    title: 'A placement is inside the council’s area by both codes or by neither',
    needs: ['postcodes', 'council'],
    fields: ['PL_POST'],
    message:
      'The list of postcodes places the placement inside the council’s area by one code and in another council’s area by the other.',
    fix: 'Check the placement postcode. If it is right, the list of postcodes is wrong: report it to the operator of this service.',
    fails: (episode, context) =>
      placementLocation(episode, context) === 'IN' &&
      placementAuthority(episode, context) !== context.council?.laCode,
    ok: [
      known('inside', { PL_POST: IN_COUNCIL }),
      known('outside', { PL_POST: ELSEWHERE }),
      known('no postcode', {}),
    ],
    bad: [
      withPostcodes(
        { [ELSEWHERE]: { ...OTHER_COUNCIL, gssCode: 'E06000056' } },
        episodes.example('the list of postcodes contradicts itself', { PL_POST: ELSEWHERE }),
      ),
    ],
  }),
  episodes.row({
    code: '420',
    title: 'A short break has no placement postcode',
    needs: ['postcodes'],
    fields: ['PL_POST'],
    alsoReads: ['LS'],
    message: 'A short break (V3, V4) has a placement postcode, so it has a council’s area.',
    fix: 'Leave the placement postcode blank.',
    fails: (episode, context) =>
      isRespite(episode) && placementAuthority(episode, context) !== null,
    ok: [
      known('no postcode', { LS: 'V3' }),
      known('not in the list', { LS: 'V3', PL_POST: NOT_LISTED }),
      known('not a short break', BOTH),
    ],
    bad: [
      known('one short break', { LS: 'V3', PL_POST: IN_COUNCIL }),
      known('a series', { LS: 'V4', PL_POST: IN_COUNCIL }),
    ],
  }),
];
