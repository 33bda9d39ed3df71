import type { ReturnContext, Rule } from '../../../rule.ts';
import { isFilled, isOneOf } from '../../../words.ts';
import type { EpisodeRow } from '../../tables.ts';
import { episodes, failing } from '../makers.ts';
import { daysLong, isCarriedOn, isEndOfCare, isTemporary } from '../words/episode-words.ts';

interface Stay {
  readonly code: string;
  readonly place: string;
  readonly name: string;
  readonly days: number;
  /** The first end date that is too late, and the last that is not, for a stay from 1 April 2026. */
  readonly tooLate: string;
  readonly inTime: string;
}

function stayLimit({ code, place: PLACE, name, days, tooLate, inTime }: Stay): Rule {
  const isTooLong = (episode: EpisodeRow, context: ReturnContext) =>
    episode.PLACE === PLACE && daysLong(episode, context) > days;
  return episodes.row({
    code,
    title: `${name} lasts no more than ${days} days`,
    fields: ['DECOM', 'PLACE'],
    alsoReads: ['DEC'],
    message: `${name} (${PLACE}) lasts more than ${days} days.`,
    mend: 'Check the dates. A longer stay is a placement of its own: give its own placement type.',
    fails: isTooLong,
    ok: [episodes.example(`${days} days`, { PLACE, DECOM: '01/04/2026', DEC: inTime })],
    bad: [
      episodes.example(`${days + 1} days`, { PLACE, DECOM: '01/04/2026', DEC: tooLate }),
      episodes.example('still open at the end of the year', { PLACE, DECOM: '01/04/2026' }),
    ],
  });
}

/** Back with the same kind of placement at the same postcode, with reason P. */
function isReturn(episode: EpisodeRow, before: EpisodeRow): boolean {
  return (
    episode.RNE === 'P' && episode.PLACE === before.PLACE && episode.PL_POST === before.PL_POST
  );
}

const HOME = { RNE: 'S', PLACE: 'U4', PL_POST: 'AB1 2CD', DECOM: '01/04/2026' };
const HOSPITAL = { RNE: 'P', PLACE: 'T1', DECOM: '01/06/2026', REC: 'X1' };

export const TEMPORARY_PLACEMENT_RULES: readonly Rule[] = [
  episodes.child({
    code: '226',
    title: 'A temporary placement has no reason for placement change',
    fields: ['REASON_PLACE_CHANGE', 'PLACE'],
    message:
      'A reason for placement change is given on a temporary placement or on the episode just before one.',
    mend: 'Take the reason out: a temporary placement is not a placement change.',
    failing: (child) => {
      const withReason = child.Episodes.where((row) => isFilled(row.REASON_PLACE_CHANGE));
      const beforeTemporary = child.Episodes.beforeNext((_, next) => isTemporary(next));
      return withReason.filter((row) => isTemporary(row) || beforeTemporary.includes(row));
    },
    ok: [
      episodes.example('no reasons', { PLACE: 'U4' }, { DECOM: '01/06/2026', PLACE: 'T1' }),
      episodes.example(
        'a reason on a lasting placement',
        { DECOM: '01/04/2026', PLACE: 'U4', REASON_PLACE_CHANGE: 'CARPL' },
        { DECOM: '01/06/2026', PLACE: 'K2' },
      ),
    ],
    bad: [
      episodes.example('on the temporary one', { PLACE: 'T1', REASON_PLACE_CHANGE: 'CARPL' }),
      episodes.example(
        'on the one before',
        { DECOM: '01/04/2026', PLACE: 'U4', REASON_PLACE_CHANGE: 'CARPL' },
        { DECOM: '01/06/2026', PLACE: 'T1' },
      ),
    ],
  }),
  stayLimit({
    code: '375',
    place: 'T1',
    name: 'A temporary stay in hospital',
    days: 42,
    inTime: '13/05/2026',
    tooLate: '14/05/2026',
  }),
  stayLimit({
    code: '376',
    place: 'T3',
    name: 'A temporary placement while the carer is on holiday',
    days: 21,
    inTime: '22/04/2026',
    tooLate: '23/04/2026',
  }),
  episodes.child({
    code: '377',
    title: 'No more than two placements while the carer is on holiday',
    fields: ['PLACE'],
    message:
      'The child has more than two temporary placements while the carer was on holiday (T3).',
    mend: 'Check the placement types of these episodes.',
    failing: (child) => {
      const holidays = child.Episodes.where(({ PLACE }) => PLACE === 'T3');
      return holidays.length > 2 ? holidays : [];
    },
    ok: [
      episodes.example(
        'two',
        { DECOM: '01/04/2026', PLACE: 'T3' },
        { DECOM: '01/06/2026', PLACE: 'T3' },
      ),
    ],
    bad: [
      failing(
        3,
        episodes.example(
          'three',
          { DECOM: '01/04/2026', PLACE: 'T3' },
          { DECOM: '01/06/2026', PLACE: 'T3' },
          { DECOM: '01/08/2026', PLACE: 'T3' },
        ),
      ),
    ],
  }),
  stayLimit({
    code: '379',
    place: 'T4',
    name: 'An unspecified temporary placement',
    days: 7,
    inTime: '08/04/2026',
    tooLate: '09/04/2026',
  }),
  episodes.row({
    code: '380',
    title: 'A temporary placement follows another placement',
    fields: ['PLACE', 'RNE'],
    message: 'A temporary placement has a reason for new episode other than P or B.',
    mend: 'Give P or B. Care cannot begin in a temporary placement: give the placement it began in.',
    fails: (episode) => isTemporary(episode) && !isOneOf(episode.RNE, ['P', 'B']),
    ok: [
      episodes.example('from a placement', { PLACE: 'T1', RNE: 'P' }),
      episodes.example('legal status changed too', { PLACE: 'T1', RNE: 'B' }),
    ],
    bad: [
      episodes.example('care begins in hospital', { PLACE: 'T1', RNE: 'S' }),
      episodes.example('no reason at all', { PLACE: 'T0' }),
    ],
  }),
  episodes.row({
    code: '381',
    title: 'Care does not end in a temporary placement',
    fields: ['PLACE', 'REC'],
    message: 'Care ended in a temporary placement.',
    mend: 'Give the lasting placement of the child, or X1 where another episode follows.',
    fails: (episode) => isTemporary(episode) && isEndOfCare(episode),
    ok: [episodes.example('another episode follows', { PLACE: 'T1', REC: 'X1' })],
    bad: [episodes.example('went home from hospital', { PLACE: 'T1', REC: 'E4A' })],
  }),
  episodes.child({
    code: '383',
    title: 'After a temporary placement the child goes back',
    fields: ['PLACE', 'RNE', 'PL_POST'],
    alsoReads: ['REC'],
    message:
      'After a temporary placement the child does not go back to the placement held before it, with reason P.',
    mend: 'Check the placement type and postcode before and after. If the child moved on, the stay was not temporary.',
    failing: (child) =>
      child.Episodes.afterPrevious((episode, previous) => {
        if (isTemporary(episode) || !isTemporary(previous) || !isCarriedOn(previous)) return false;
        const before = child.Episodes.lastBefore(episode, (earlier) => !isTemporary(earlier));
        return before !== undefined && !isReturn(episode, before);
      }),
    ok: [
      episodes.example('back home', HOME, HOSPITAL, { ...HOME, RNE: 'P', DECOM: '09/06/2026' }),
      episodes.example(
        'by way of a second temporary placement',
        HOME,
        HOSPITAL,
        { ...HOSPITAL, PLACE: 'T4', DECOM: '05/06/2026' },
        { ...HOME, RNE: 'P', DECOM: '09/06/2026' },
      ),
    ],
    bad: [
      episodes.example('to another postcode', HOME, HOSPITAL, {
        ...HOME,
        RNE: 'P',
        PL_POST: 'AB1 2CE',
        DECOM: '09/06/2026',
      }),
      episodes.example('to another type', HOME, HOSPITAL, {
        ...HOME,
        RNE: 'P',
        PLACE: 'K2',
        DECOM: '09/06/2026',
      }),
      episodes.example('with another reason', HOME, HOSPITAL, {
        ...HOME,
        RNE: 'B',
        DECOM: '09/06/2026',
      }),
    ],
  }),
];
