import type { ReturnContext, Rule } from '../../../rule.ts';
import type { EpisodeRow } from '../../tables.ts';
import { episodes, failing } from '../makers.ts';
import { daysLong } from '../predicates/episodes.ts';

interface Stay {
  readonly code: string;
  readonly place: string;
  readonly name: string;
  readonly days: number;
  /** The first end date that is too late, and the last that is not, for a stay that starts on 1 April 2026. */
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
    fix: 'Check the dates. A longer stay is a separate placement: give its own placement type.',
    fails: isTooLong,
    ok: [
      episodes.example(`${days} days`, { PLACE, DECOM: '01/04/2026', DEC: inTime }),
      episodes.example('a placement that is not temporary', { PLACE: 'U4', DECOM: '01/04/2026' }),
    ],
    bad: [
      episodes.example(`${days + 1} days`, { PLACE, DECOM: '01/04/2026', DEC: tooLate }),
      episodes.example('still open at the end of the year', { PLACE, DECOM: '01/04/2026' }),
    ],
  });
}

export const TEMPORARY_STAY_RULES: readonly Rule[] = [
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
    askedIfFilled: ['DECOM'],
    message:
      'The child has more than two temporary placements while the carer was on holiday (T3).',
    fix: 'Give T3 only for stays while the carer is on holiday, two at most. Give other stays their own placement type.',
    failing: (child) => {
      const holidays = child.Episodes.where(({ PLACE }) => PLACE === 'T3');
      return holidays.length > 2 ? holidays : [];
    },
    ok: [
      episodes.example(
        'two',
        { DECOM: '01/04/2026', PLACE: 'T3' },
        { DECOM: '01/06/2026', PLACE: 'T3' },
        { DECOM: '01/08/2026', PLACE: 'T2' },
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
      failing(
        3,
        episodes.example(
          'three, one with a start that is not real',
          { DECOM: '01/04/2026', PLACE: 'T3' },
          { DECOM: '31/06/2026', PLACE: 'T3' },
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
];
