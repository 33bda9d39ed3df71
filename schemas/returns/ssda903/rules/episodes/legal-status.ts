import { date, daysFrom, isAfter, isBefore, isBlank, isSameDay } from '../../../predicates.ts';
import type { ReturnContext, Rule } from '../../../rule.ts';
import type { CareChild, EpisodeRow } from '../../tables.ts';
import { episodes, failing } from '../makers.ts';
import { endOrYearEnd, isOpen } from '../predicates/episodes.ts';

interface TimeLimit {
  readonly code: string;
  readonly status: string;
  readonly name: string;
  readonly days: number;
}

/**
 * Episodes of one legal status that together last too long. Episodes are joined when one starts on the day the other
 * ended.
 */
function overLimit(
  child: CareChild,
  { status, days }: TimeLimit,
  context: ReturnContext,
): readonly EpisodeRow[] {
  if (!child.Episodes.some(({ LS }) => LS === status)) return [];
  const runs = child.Episodes.runs(
    (episode, previous) => episode.LS === previous.LS && isSameDay(episode.DECOM, previous.DEC),
  );
  const lengthOf = (run: readonly EpisodeRow[]) => {
    const [first, last] = [run.at(0), run.at(-1)];
    if (first === undefined || last === undefined) return 0;
    return daysFrom(first.DECOM, endOrYearEnd(last, context));
  };
  return runs.filter((run) => run[0]?.LS === status && lengthOf(run) > days).flat();
}

function timeLimit(limit: TimeLimit): Rule {
  const { code, status: LS, name, days } = limit;
  const [start, inTime, late] = ['01/06/2026', day(days), day(days + 1)];
  return episodes.child({
    code,
    title: `${name} lasts no more than ${days} days`,
    fields: ['LS', 'DECOM', 'DEC'],
    message: `${name} (${LS}) lasts more than ${days} days, counting consecutive episodes together.`,
    fix: 'Check the dates. If the legal status changed, start a new episode with the new one.',
    failing: (child, context) => overLimit(child, limit, context),
    ok: [
      episodes.example(`${days} days`, { LS, DECOM: start, DEC: inTime }),
      episodes.example(
        'a break between two episodes starts a new count',
        { LS, DECOM: start, DEC: '03/06/2026' },
        { LS, DECOM: '04/06/2026', DEC: day(days + 2) },
      ),
      episodes.example(
        'episodes that overlap are left to another rule',
        { LS, DECOM: start, DEC: '03/06/2026' },
        { LS, DECOM: '02/06/2026', DEC: late },
      ),
      episodes.example(
        'another legal status, the same day on, does not count',
        { LS, DECOM: start, DEC: inTime },
        { LS: 'C2', DECOM: inTime },
      ),
    ],
    bad: [
      episodes.example(`${days + 1} days`, { LS, DECOM: start, DEC: late }),
      episodes.example('still open at the end of the year', { LS, DECOM: start }),
      failing(
        2,
        episodes.example(
          'two joined episodes',
          { LS, DECOM: start, DEC: '03/06/2026' },
          { LS, DECOM: '03/06/2026', DEC: late },
        ),
      ),
      episodes.example(
        'joined to one without a start',
        { LS, DEC: start },
        { LS, DECOM: start, DEC: late },
      ),
    ],
  });
}

/** The date a number of days after 1 June 2026, for examples. */
function day(after: number): string {
  return `${String(after + 1).padStart(2, '0')}/06/2026`;
}

const FREEING_ORDERS_ENDED = date('31/12/2005');
const PLACEMENT_ORDERS_BEGAN = date('01/12/2005');

export const LEGAL_STATUS_RULES: readonly Rule[] = [
  timeLimit({ code: '361', status: 'L1', name: 'Police protection', days: 3 }),
  timeLimit({ code: '362', status: 'L2', name: 'Emergency protection', days: 21 }),
  timeLimit({ code: '363', status: 'L3', name: 'A child assessment order', days: 7 }),
  timeLimit({ code: '364', status: 'J2', name: 'Detention under PACE', days: 21 }),
  episodes.row({
    code: '378',
    title: 'A child under section 20 is not placed with parents',
    fields: ['PLACE', 'LS'],
    message: 'The child is placed with parents (P1) under section 20 (V2).',
    fix: 'Check the legal status and the placement type. A child who goes home from section 20 care is no longer looked after: end the episode.',
    fails: ({ PLACE, LS }) => PLACE === 'P1' && LS === 'V2',
    ok: [
      episodes.example('with parents under a care order', { PLACE: 'P1', LS: 'C2' }),
      episodes.example('under section 20 with foster carers', { PLACE: 'U6', LS: 'V2' }),
    ],
    bad: [episodes.example('with parents under section 20', { PLACE: 'P1', LS: 'V2' })],
  }),
  episodes.row({
    code: '408',
    title: 'Placed for adoption under a placement order',
    fields: ['PLACE', 'LS'],
    message:
      'The child is placed for adoption under a placement order (A5, A6), but the legal status is not E1.',
    fix: 'Give the legal status E1, or the placement type A3 or A4 if the parents consented.',
    fails: ({ PLACE, LS }) => (PLACE === 'A5' || PLACE === 'A6') && LS !== 'E1',
    ok: [
      episodes.example('with a placement order', { PLACE: 'A6', LS: 'E1' }),
      episodes.example('with consent there need be none', { PLACE: 'A4', LS: 'C2' }),
    ],
    bad: [
      episodes.example('with a care order only', { PLACE: 'A5', LS: 'C2' }),
      episodes.example('not with the current carer', { PLACE: 'A6', LS: 'V2' }),
      episodes.example('with no legal status at all', { PLACE: 'A5' }),
    ],
  }),
  episodes.row({
    code: '445',
    title: 'No freeing order starts after 2005',
    years: { from: 2023, to: 2024 },
    fields: ['LS', 'DECOM'],
    message: 'An episode under a freeing order (D1) starts after 31 December 2005.',
    fix: 'Give the current legal status. Placement orders replaced freeing orders.',
    fails: ({ LS, DECOM }) => LS === 'D1' && isAfter(DECOM, FREEING_ORDERS_ENDED),
    ok: [
      episodes.example('on the last day', { LS: 'D1', DECOM: '31/12/2005' }),
      episodes.example('a care order may', { LS: 'C2', DECOM: '01/01/2006' }),
    ],
    bad: [episodes.example('the day after', { LS: 'D1', DECOM: '01/01/2006' })],
  }),
  episodes.row({
    code: '446',
    title: 'No placement order starts before December 2005',
    fields: ['LS', 'DECOM'],
    message: 'An episode under a placement order (E1) starts before 1 December 2005.',
    fix: 'Check the start date and the legal status.',
    fails: ({ LS, DECOM }) => LS === 'E1' && isBefore(DECOM, PLACEMENT_ORDERS_BEGAN),
    ok: [
      episodes.example('on the first day', { LS: 'E1', DECOM: '01/12/2005' }),
      episodes.example('a care order may', { LS: 'C2', DECOM: '30/11/2005' }),
    ],
    bad: [episodes.example('the day before', { LS: 'E1', DECOM: '30/11/2005' })],
  }),
  episodes.row({
    code: '451',
    title: 'No open episode has a freeing order',
    years: { from: 2023, to: 2024 },
    fields: ['DEC', 'REC', 'LS'],
    askedIfFilled: ['DEC'],
    message: 'The child is still looked after under a freeing order (D1).',
    fix: 'Give the current legal status. Placement orders replaced freeing orders.',
    fails: (episode) => isOpen(episode) && isBlank(episode.REC) && episode.LS === 'D1',
    ok: [
      episodes.example('ended', { LS: 'D1', DEC: '01/06/2005', REC: 'E11' }),
      episodes.example('ended, its date left out', { LS: 'D1', REC: 'E11' }),
      episodes.example('ended, its reason left out', { LS: 'D1', DEC: '01/06/2005' }),
      episodes.example('open with a care order', { LS: 'C2' }),
    ],
    bad: [episodes.example('open', { LS: 'D1' })],
  }),
];
