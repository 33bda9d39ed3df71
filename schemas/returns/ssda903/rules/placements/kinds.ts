import { date, isAfter, isFilled, isOneOf, isOnOrAfter } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { episodes } from '../makers.ts';
import { isFoster, isOpen, isPlacedForAdoption } from '../predicates/episodes.ts';
import { isSamePostcode } from '../predicates/places.ts';

const P2_WITHDRAWN = date('28/10/2023');
const FOSTERING_FOR_ADOPTION = date('01/04/2015');

/** Placed for adoption with the current foster carer: with consent, and under a placement order. */
const WITH_CURRENT_CARER = ['A3', 'A5'];

const movedTo = (why: string, from: string, PLACE: string) =>
  episodes.example(why, { DECOM: '01/04/2026', PLACE: from }, { DECOM: '01/06/2026', PLACE });

export const PLACEMENT_KIND_RULES: readonly Rule[] = [
  episodes.row({
    code: '217',
    title: 'A placement for adoption with the current foster carer has the reason S, T or U',
    fields: ['PLACE', 'DECOM', 'RNE'],
    message:
      'The child is placed for adoption with the current foster carer (A3, A5), but the reason for new episode is not S, T or U.',
    fix: 'Give T or U, because the carer stays the same, or S if care starts with this episode.',
    fails: ({ PLACE, DECOM, RNE }) =>
      isOneOf(PLACE, WITH_CURRENT_CARER) &&
      isOnOrAfter(DECOM, FOSTERING_FOR_ADOPTION) &&
      !isOneOf(RNE, ['S', 'T', 'U']),
    ok: [
      episodes.example('same carer', { PLACE: 'A3', DECOM: '01/06/2026', RNE: 'T' }),
      episodes.example('legal status too', { PLACE: 'A5', DECOM: '01/06/2026', RNE: 'U' }),
      episodes.example('care begins', { PLACE: 'A3', DECOM: '01/06/2026', RNE: 'S' }),
      episodes.example('before April 2015', { PLACE: 'A5', DECOM: '31/03/2015', RNE: 'P' }),
      episodes.example('another carer', { PLACE: 'A4', DECOM: '01/06/2026', RNE: 'P' }),
    ],
    bad: [
      episodes.example('the carer cannot change', { PLACE: 'A3', DECOM: '01/06/2026', RNE: 'P' }),
      episodes.example('from April 2015', { PLACE: 'A5', DECOM: '01/04/2015', RNE: 'B' }),
    ],
  }),
  episodes.row({
    code: '217t',
    title: 'No independent living from 28 October 2023',
    years: { from: 2024, to: 2024 },
    fields: ['PLACE', 'DECOM'],
    alsoReads: ['DEC'],
    // A placement that continues after that day is wrong whenever it started.
    askedIfFilled: ['DECOM'],
    message:
      'An independent living placement (P2) starts on or after 28 October 2023, or continues after that day.',
    fix: 'End the episode on 28 October 2023 and start another with the placement type that applies since, such as supported accommodation (K3). If the episode starts on or after that day, change its placement type.',
    fails: (episode) =>
      episode.PLACE === 'P2' &&
      (isOnOrAfter(episode.DECOM, P2_WITHDRAWN) ||
        isOpen(episode) ||
        isAfter(episode.DEC, P2_WITHDRAWN)),
    ok: [
      episodes.example('ended on the day', {
        ...{ PLACE: 'P2', DECOM: '01/06/2023', DEC: '28/10/2023' },
      }),
      episodes.example('supported accommodation', { PLACE: 'K3', DECOM: '28/10/2023' }),
    ],
    bad: [
      episodes.example('started on the day', {
        ...{ PLACE: 'P2', DECOM: '28/10/2023', DEC: '28/10/2023' },
      }),
      episodes.example('still open, and the start is not real', {
        PLACE: 'P2',
        DECOM: '31/06/2023',
      }),
      episodes.example('started before and still open', { PLACE: 'P2', DECOM: '01/06/2023' }),
      episodes.example('started before, ended the day after', {
        ...{ PLACE: 'P2', DECOM: '01/06/2023', DEC: '29/10/2023' },
      }),
    ],
  }),
  episodes.child({
    code: '336',
    title: 'A child is placed for adoption with a current foster carer, but was not with one',
    fields: ['PLACE'],
    message:
      'The child is placed for adoption with the current foster carer (A3, A5), but the previous episode was neither a foster placement (U1 to U6) nor an adoption placement (A3 to A6).',
    fix: 'Check the placement type of this episode and of the previous one. If the carer was not the child’s foster carer, give A4 or A6.',
    failing: (child) =>
      child.Episodes.afterPrevious(
        (episode, previous) =>
          isOneOf(episode.PLACE, WITH_CURRENT_CARER) &&
          !isFoster(previous) &&
          !isPlacedForAdoption(previous),
      ),
    ok: [
      ...['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'A3', 'A4', 'A5', 'A6'].map((PLACE) =>
        movedTo(`from ${PLACE}`, PLACE, 'A3'),
      ),
      movedTo('from foster care, under a placement order', 'U5', 'A5'),
      movedTo('with another carer it may be from elsewhere', 'K2', 'A4'),
      movedTo('with another carer, under a placement order', 'K2', 'A6'),
      movedTo('foster care may be from elsewhere', 'K2', 'U4'),
      episodes.example('the first episode has none before it', { PLACE: 'A3' }),
    ],
    bad: [
      movedTo('to the current carer, from none', 'P1', 'A3'),
      movedTo("under a placement order, from a children's home", 'K2', 'A5'),
    ],
  }),
  episodes.row({
    code: '390',
    title: 'A child is adopted from an adoption placement',
    fields: ['PLACE', 'REC'],
    message: 'The episode ended in adoption, but the child was not placed for adoption.',
    fix: 'Give the placement type (A3 to A6), or check the reason the episode ceased.',
    fails: (episode) => isOneOf(episode.REC, ['E11', 'E12']) && !isPlacedForAdoption(episode),
    ok: [
      ...['A3', 'A4', 'A5', 'A6'].map((PLACE) =>
        episodes.example(`from ${PLACE}`, { PLACE, REC: 'E12' }),
      ),
      episodes.example('did not end in adoption', { PLACE: 'U4', REC: 'E4A' }),
    ],
    bad: [
      episodes.example('unopposed', { PLACE: 'U4', REC: 'E11' }),
      episodes.example('consent dispensed with', { PLACE: 'U4', REC: 'E12' }),
    ],
  }),
  episodes.row({
    code: '516',
    title: 'Special guardianship to former foster carers ends a foster placement',
    fields: ['REC', 'PLACE'],
    message:
      'The episode ended in special guardianship to former foster carers (E45, E46), but the child was not in a foster placement (U1 to U6).',
    fix: 'Give E47 or E48 if the guardian was not the foster carer, or check the placement type.',
    fails: (episode) => isOneOf(episode.REC, ['E45', 'E46']) && !isFoster(episode),
    ok: [
      episodes.example('from foster care', { REC: 'E45', PLACE: 'U1' }),
      episodes.example('to someone else', { REC: 'E48', PLACE: 'K2' }),
    ],
    bad: [
      episodes.example('by kin', { REC: 'E45', PLACE: 'K2' }),
      episodes.example('not by kin', { REC: 'E46', PLACE: 'K2' }),
    ],
  }),
  episodes.row({
    code: '392d',
    title: 'Only a child placed with parents has the home postcode as placement postcode',
    fields: ['HOME_POST', 'PL_POST', 'PLACE'],
    message:
      'The home postcode and the placement postcode are the same, but the child is not placed with parents (P1).',
    fix: 'Check both postcodes: the home postcode is where the child lived when care began. If the child lives with parents, give P1.',
    fails: ({ HOME_POST, PL_POST, PLACE }) =>
      isFilled(HOME_POST) && isSamePostcode(HOME_POST, PL_POST) && PLACE !== 'P1',
    ok: [
      episodes.example('at home', { HOME_POST: 'AB1 2CD', PL_POST: 'AB1 2CD', PLACE: 'P1' }),
      episodes.example('elsewhere', { HOME_POST: 'AB1 2CD', PL_POST: 'AB1 2CE', PLACE: 'U4' }),
      episodes.example('neither is given', { PLACE: 'U4' }),
    ],
    bad: [
      episodes.example('the same, with its space in another place', {
        PLACE: 'U4',
        HOME_POST: 'AB1 2CD',
        PL_POST: 'AB12 CD',
      }),
      episodes.example('the same, written without its space', {
        ...{ HOME_POST: 'AB1 2CD', PL_POST: 'AB12CD', PLACE: 'U4' },
      }),
      episodes.example('foster care at home', {
        HOME_POST: 'AB1 2CD',
        PL_POST: 'AB1 2CD',
        PLACE: 'U4',
      }),
    ],
  }),
];
