import { daysFrom, isBefore, isOnOrAfter, isOnOrBefore } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import type { Day } from '../../../table.ts';
import type { CareChild, SwEpisodeRow } from '../../tables.ts';
import { workers } from '../makers.ts';
import {
  DAYS_BETWEEN_WORKERS,
  SEQUENCE_ASKED_IF_FILLED,
  type WorkerSequence,
  workersInOrder,
} from '../predicates/workers.ts';

const DAYS_TO_SUCCESSOR = 5;

/** The first of the last 5 days of the year. Only rule SW11b checks workers who leave in these days. */
function lastDaysFrom(yearEnd: Day): Day {
  return yearEnd - DAYS_TO_SUCCESSOR + 1;
}

/**
 * True when there are more than 7 days between the end of one episode and the start of another. False when either is
 * not known.
 */
function isApart(worker: SwEpisodeRow, previous: SwEpisodeRow): boolean {
  return Math.abs(daysFrom(previous.SW_DEC, worker.SW_DECOM)) > DAYS_BETWEEN_WORKERS;
}

function startsApart(child: CareChild): readonly SwEpisodeRow[] {
  const { placed, unplaced } = workersInOrder(child);
  return placed.filter((worker, index) => {
    if (worker.SW_REASON === 'FCONTA' || !unplaced.every((other) => isApart(worker, other))) {
      return false;
    }
    const previous = placed[index - 1];
    if (previous !== undefined) return isApart(worker, previous);
    return unplaced.some(({ SW_DEC }) => isBefore(SW_DEC, worker.SW_DECOM));
  });
}

/** First contacts that start on or before the end of the previous episode, whichever of the others that is. */
function firstContactsTooEarly(child: CareChild): readonly SwEpisodeRow[] {
  const { placed, unplaced } = workersInOrder(child);
  return placed.filter((worker, index) => {
    const hadNotEnded = ({ SW_DEC }: SwEpisodeRow) => isOnOrAfter(SW_DEC, worker.SW_DECOM);
    const previous = placed[index - 1];
    if (worker.SW_REASON !== 'FCONTA' || previous === undefined) return false;
    return hadNotEnded(previous) && unplaced.every(hadNotEnded);
  });
}

/** True when no episode with an unknown start can have begun after a worker left. */
function isSurelyLast({ SW_DEC: left }: SwEpisodeRow, { unplaced }: WorkerSequence): boolean {
  return unplaced.every(({ SW_DEC }) => isOnOrBefore(SW_DEC, left));
}

function leftWithoutSuccessor(child: CareChild, yearEnd: Day): readonly SwEpisodeRow[] {
  const sequence = workersInOrder(child);
  return sequence.placed.filter((worker, index) => {
    const next = sequence.placed[index + 1];
    const isAlone =
      next === undefined
        ? isBefore(worker.SW_DEC, lastDaysFrom(yearEnd))
        : daysFrom(worker.SW_DEC, next.SW_DECOM) > DAYS_TO_SUCCESSOR;
    return isAlone && isSurelyLast(worker, sequence);
  });
}

const FIRST = { SW_ID: 'SW100', SW_DECOM: '01/04/2026', SW_DEC: '01/08/2026' };
const NEXT = { SW_ID: 'SW200', SW_REASON: 'LEFTRL' };
const FIRST_OF_2024 = { SW_ID: 'SW100', SW_DECOM: '01/04/2023', SW_DEC: '01/08/2023' };

const FCONTA_JULY = { SW_REASON: 'FCONTA', SW_DECOM: '01/07/2026' };

/** One rule, which 2025-26 renamed when it added a rule on first contacts. */
const WITHIN_7_DAYS = [
  { code: 'SW10STG2', years: { from: 2024, to: 2025 } },
  { code: 'SW10aSTG2', years: { from: 2026 } },
] as const;

function startsWithin7Days({ code, years }: Pick<Rule, 'code' | 'years'>): Rule {
  return workers.child({
    code,
    title:
      'A social worker episode starts more than 7 days before or after the end of the previous one',
    years,
    fields: ['SW_DECOM'],
    alsoReads: ['SW_DEC', 'SW_REASON'],
    askedIfFilled: SEQUENCE_ASKED_IF_FILLED,
    message:
      'The social worker episode starts more than 7 days before or after the end of the previous one.',
    fix: 'Check the start of this episode and the end of the previous one. A gap is right only for a first contact or re-referral (FCONTA).',
    failing: startsApart,
    ok: [
      workers.example('7 days later', FIRST, { ...NEXT, SW_DECOM: '08/08/2026' }),
      workers.example('7 days earlier', FIRST, { ...NEXT, SW_DECOM: '25/07/2026' }),
      workers.example('a re-referral', FIRST, { SW_REASON: 'FCONTA', SW_DECOM: '01/12/2026' }),
      workers.example(
        'one that never ended is left to another rule',
        { ...FIRST, SW_DEC: '' },
        { ...NEXT, SW_DECOM: '01/12/2026' },
      ),
      workers.example(
        'the one before, whose start is not a date, left after the next began',
        FIRST,
        { ...NEXT, SW_DECOM: '31/09/2026', SW_DEC: '01/12/2026' },
        { ...NEXT, SW_DECOM: '28/11/2026' },
      ),
      workers.example(
        'one without a readable date may have been there before',
        FIRST,
        { ...NEXT, SW_DECOM: '31/09/2026' },
        { ...NEXT, SW_DECOM: '01/12/2026' },
      ),
      workers.example('one without a start may have begun later', FIRST, {
        ...NEXT,
        SW_DEC: '01/12/2026',
      }),
    ],
    bad: [
      workers.example('8 days later', FIRST, { ...NEXT, SW_DECOM: '09/08/2026' }),
      workers.example('8 days earlier', FIRST, { ...NEXT, SW_DECOM: '24/07/2026' }),
      workers.example('8 days later, with an end that is not a date', FIRST, {
        ...NEXT,
        SW_DECOM: '09/08/2026',
        SW_DEC: '31/09/2026',
      }),
      workers.example(
        '8 days after one whose start is not a date',
        { ...FIRST, SW_DECOM: '31/06/2026' },
        { ...NEXT, SW_DECOM: '09/08/2026' },
      ),
    ],
  });
}

/** Rules on how soon one social worker of a child follows another. */
export const WORKER_SUCCESSION_RULES: readonly Rule[] = [
  ...WITHIN_7_DAYS.map(startsWithin7Days),
  workers.child({
    code: 'SW10bSTG2',
    title: 'A first contact starts before the previous social worker episode has ended',
    years: { from: 2026 },
    fields: ['SW_DECOM', 'SW_REASON'],
    alsoReads: ['SW_DEC'],
    askedIfFilled: SEQUENCE_ASKED_IF_FILLED,
    message:
      'The social worker episode is a first contact or re-referral (FCONTA), but starts on or before the day on which the previous one ended.',
    fix: 'Check the start of this episode and the end of the previous one. A first contact starts at least a day after it. If this worker took over from the other, give the reason why in place of FCONTA.',
    failing: firstContactsTooEarly,
    ok: [
      workers.example('the day after', FIRST, { SW_REASON: 'FCONTA', SW_DECOM: '02/08/2026' }),
      workers.example('a worker who took over', FIRST, { ...NEXT, SW_DECOM: '01/08/2026' }),
      workers.example('the first episode has none before it', {
        ...{ SW_REASON: 'FCONTA', SW_DECOM: '01/08/2026', SW_DEC: '01/10/2026' },
      }),
      workers.example(
        'one that never ended is left to another rule',
        { ...FIRST, SW_DEC: '' },
        { SW_REASON: 'FCONTA', SW_DECOM: '01/08/2026' },
      ),
      workers.example('an end that is not a date', { ...FIRST, SW_DEC: '31/06/2026' }, FCONTA_JULY),
      workers.example(
        'one without a start may have come between, and ended before',
        FIRST,
        {
          ...NEXT,
          SW_DEC: '30/06/2026',
        },
        FCONTA_JULY,
      ),
      workers.example(
        'only the previous one counts',
        FIRST,
        {
          ...{ ...NEXT, SW_DECOM: '01/05/2026', SW_DEC: '01/06/2026' },
        },
        FCONTA_JULY,
      ),
    ],
    bad: [
      workers.example('the same day', FIRST, { SW_REASON: 'FCONTA', SW_DECOM: '01/08/2026' }),
      workers.example('a month before', FIRST, FCONTA_JULY),
      workers.example(
        'the previous one was a first contact too',
        {
          ...FIRST,
          SW_REASON: 'FCONTA',
        },
        FCONTA_JULY,
      ),
      workers.example(
        'one without a start ended on the same day',
        FIRST,
        {
          ...NEXT,
          SW_DEC: '01/07/2026',
        },
        FCONTA_JULY,
      ),
    ],
  }),
  workers.child({
    code: 'SW11aSTG2',
    title: 'A social worker who leaves is followed within 5 days',
    years: { from: 2024, to: 2024 },
    fields: ['SW_DEC'],
    askedIfFilled: SEQUENCE_ASKED_IF_FILLED,
    message: 'No social worker episode starts within 5 days of the end of this one.',
    fix: 'Add the episode of the worker who followed, or check the end date.',
    failing: (child, { yearEnd }) => leftWithoutSuccessor(child, yearEnd),
    ok: [
      workers.example('5 days later', FIRST_OF_2024, { ...NEXT, SW_DECOM: '06/08/2023' }),
      workers.example('the last days of the year are left to another rule', {
        SW_DEC: '27/03/2024',
      }),
      workers.example('the latest is open', { SW_DECOM: '01/06/2023' }),
      workers.example('one whose start is not a date may have followed', FIRST_OF_2024, {
        ...NEXT,
        SW_DECOM: '31/09/2023',
        SW_DEC: '01/12/2023',
      }),
    ],
    bad: [
      workers.example('6 days later', FIRST_OF_2024, { ...NEXT, SW_DECOM: '07/08/2023' }),
      workers.example('no worker followed', FIRST_OF_2024),
      workers.example('no worker followed by the end of the year', { SW_DEC: '26/03/2024' }),
    ],
  }),
  workers.child({
    code: 'SW11bSTG2',
    title: 'A social worker who leaves in the last days of the year is followed',
    fields: ['SW_DEC'],
    askedIfFilled: SEQUENCE_ASKED_IF_FILLED,
    message:
      'The child’s latest social worker episode ended in the last 5 days of the year, and none follows.',
    fix: 'Add the episode of the worker who followed, or leave the end date blank.',
    failing: (child, { yearEnd }) => {
      const sequence = workersInOrder(child);
      return sequence.placed.slice(-1).filter((worker) => {
        const { SW_DEC } = worker;
        const isInLastDays =
          isOnOrAfter(SW_DEC, lastDaysFrom(yearEnd)) && isOnOrBefore(SW_DEC, yearEnd);
        return isInLastDays && isSurelyLast(worker, sequence);
      });
    },
    ok: [
      workers.example('earlier in the year', { ...FIRST, SW_DEC: '26/03/2027' }),
      workers.example('an end after the year is left to another rule', {
        ...FIRST,
        SW_DEC: '01/04/2027',
      }),
      workers.example('open', { ...FIRST, SW_DEC: '' }),
      workers.example(
        'followed',
        { ...FIRST, SW_DEC: '30/03/2027' },
        { ...NEXT, SW_DECOM: '30/03/2027' },
      ),
      workers.example(
        'one without a start may have followed',
        { ...FIRST, SW_DEC: '30/03/2027' },
        { ...NEXT, SW_DEC: '31/03/2027' },
      ),
    ],
    bad: [
      workers.example('the first of the last five days', { ...FIRST, SW_DEC: '27/03/2027' }),
      workers.example('the last day', { ...FIRST, SW_DEC: '31/03/2027' }),
      workers.example(
        'another, without a start, left on the same day',
        { ...FIRST, SW_DEC: '31/03/2027' },
        { ...NEXT, SW_DEC: '31/03/2027' },
      ),
    ],
  }),
];
