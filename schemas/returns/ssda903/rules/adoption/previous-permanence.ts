import { date, isBefore, isFilled, isOnOrAfter, isOnOrBefore } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { isCodeIn } from '../../code-sets.ts';
import type { TableRow } from '../../tables.ts';
import { episodes, example, failing, prevPerm } from '../makers.ts';
import { startsCare } from '../predicates/adoption.ts';
import { LA_PERM } from './council-codes.ts';
import { earliestDay } from './part-dates.ts';

type PermanenceRow = TableRow<'PrevPerm'>;

/** Since this day previous permanence is collected for children who start care. */
const COLLECTED_SINCE = date('01/04/2016');

const STARTED = { DECOM: '01/06/2026', RNE: 'S' };
const ADOPTED_BEFORE = { PREV_PERM: 'P1', LA_PERM: '823', DATE_PERM: 'ZZ/06/2019' };

/** Has the option, council and date of the order, or says that there was none (Z1). */
function isComplete({ PREV_PERM, LA_PERM: council, DATE_PERM }: PermanenceRow): boolean {
  return PREV_PERM === 'Z1' || (isFilled(PREV_PERM) && isFilled(council) && isFilled(DATE_PERM));
}

function hasOrder({ LA_PERM: council, DATE_PERM }: PermanenceRow): boolean {
  return isFilled(council) || isFilled(DATE_PERM);
}

export const PREVIOUS_PERMANENCE_RULES: readonly Rule[] = [
  episodes.child({
    code: '630',
    title: 'A child who starts care in the year has a previous permanence option',
    fields: ['RNE'],
    with: { PrevPerm: ['PREV_PERM', 'LA_PERM', 'DATE_PERM'] },
    alsoPointsAt: { PrevPerm: ['PREV_PERM', 'LA_PERM', 'DATE_PERM'] },
    owns: [{ field: 'PREV_PERM', problems: ['missing'] }],
    message:
      'The child started care in the year, but the previous permanence option, its council or its date is missing.',
    fix: 'Give a complete PrevPerm row. If the child had no permanence arrangement before, give only Z1.',
    failing: ({ Episodes, PrevPerm }, { yearStart, yearEnd }) => {
      const starts = Episodes.where(
        (episode) =>
          startsCare(episode) &&
          isOnOrAfter(episode.DECOM, yearStart) &&
          isOnOrBefore(episode.DECOM, yearEnd),
      );
      const isTold = starts.length === 0 || PrevPerm.some(isComplete);
      return isTold ? [] : [...starts, ...PrevPerm.rows];
    },
    ok: [
      example('complete', { Episodes: [STARTED], PrevPerm: [ADOPTED_BEFORE] }),
      example('no earlier permanence', { Episodes: [STARTED], PrevPerm: [{ PREV_PERM: 'Z1' }] }),
      example('care continued', {
        Episodes: [{ ...STARTED, RNE: 'P' }],
        PrevPerm: [{ PREV_PERM: 'P1' }],
      }),
      ...['31/03/2026', '01/04/2027'].map((DECOM) =>
        example(`started on ${DECOM}`, { Episodes: [{ ...STARTED, DECOM }], PrevPerm: [] }),
      ),
    ],
    bad: [
      ...['01/04/2026', '31/03/2027'].map((DECOM) =>
        example(`started on ${DECOM}`, { Episodes: [{ ...STARTED, DECOM }], PrevPerm: [] }),
      ),
      ...(['PREV_PERM', 'LA_PERM', 'DATE_PERM'] as const).map((item) =>
        failing(
          2,
          example(`no ${item}`, {
            Episodes: [STARTED],
            PrevPerm: [{ ...ADOPTED_BEFORE, [item]: '' }],
          }),
        ),
      ),
    ],
  }),
  prevPerm.child({
    code: '632',
    title: 'The previous permanence order is made before care',
    fields: ['DATE_PERM'],
    with: { Episodes: ['DECOM'] },
    owns: [{ field: 'DATE_PERM', problems: ['wrong-format'] }],
    message:
      'The date of the previous permanence order is not a date, or is not before the child’s first episode.',
    fix: 'Give the date as DD/MM/YYYY, with ZZ for an unknown day or month and ZZZZ for an unknown year. If the order was made after care began, it is not a previous one: remove the row.',
    failing: ({ PrevPerm, Episodes }) =>
      PrevPerm.where(({ DATE_PERM }) => {
        if (DATE_PERM === null) return false;
        // With unknown parts the order may still be earlier than care. It is certainly not when its earliest possible
        // day is not.
        const earliest = earliestDay(DATE_PERM);
        return (
          earliest === null || Episodes.some((episode) => isOnOrBefore(episode.DECOM, earliest))
        );
      }),
    ok: [
      ...['31/05/2026', 'ZZ/05/2026', 'ZZ/ZZ/2026', 'ZZ/ZZ/ZZZZ', '29/02/ZZZZ', '31/ZZ/2025'].map(
        (DATE_PERM) => example(DATE_PERM, { Episodes: [STARTED], PrevPerm: [{ DATE_PERM }] }),
      ),
      example('in the month in which care began, perhaps before it', {
        Episodes: [{ ...STARTED, DECOM: '02/06/2026' }],
        PrevPerm: [{ DATE_PERM: 'ZZ/06/2026' }],
      }),
      example('the year is not known, and care started long ago', {
        Episodes: [{ ...STARTED, DECOM: '01/06/1999' }],
        PrevPerm: [{ DATE_PERM: '01/06/ZZZZ' }],
      }),
      example('blank', { Episodes: [STARTED], PrevPerm: [{ PREV_PERM: 'Z1' }] }),
      example('no episodes', { Episodes: [], PrevPerm: [ADOPTED_BEFORE] }),
    ],
    bad: [
      ...['01/06/2026', 'ZZ/06/2026', 'ZZ/ZZ/2027', '01/ZZ/2027'].map((DATE_PERM) =>
        example(`${DATE_PERM} is not before care`, {
          Episodes: [STARTED],
          PrevPerm: [{ DATE_PERM }],
        }),
      ),
      ...['31/06/2019', '30/02/ZZZZ', '29/02/2019', '01/13/2019', 'ZZ/2019', '1/6/2019'].map(
        (DATE_PERM) =>
          example(`${DATE_PERM} is not a date`, { Episodes: [STARTED], PrevPerm: [{ DATE_PERM }] }),
      ),
      example('after the first episode, before the second', {
        Episodes: [{ ...STARTED, DECOM: '01/06/2018' }, STARTED],
        PrevPerm: [{ DATE_PERM: '01/06/2019' }],
      }),
    ],
  }),
  prevPerm.row({
    code: '633',
    title: 'The council of the previous permanence order is a known code',
    fields: ['LA_PERM'],
    owns: [{ field: 'LA_PERM', problems: ['wrong-format'] }],
    message:
      'The council of the previous permanence order is not a council code, 999, WAL, SCO, NIR or NUK.',
    fix: 'Give the three-digit code of the council, or 999 if it is not known. Outside England give WAL, SCO, NIR, or NUK for outside the United Kingdom.',
    fails: ({ LA_PERM: council }, { rulesYear }) =>
      isFilled(council) && !isCodeIn(LA_PERM, rulesYear, council),
    ok: [
      prevPerm.example('a council', { LA_PERM: '823' }),
      prevPerm.example('a new council', { LA_PERM: '943' }),
      prevPerm.example('a council that has ended', { LA_PERM: '928' }),
      ...['999', 'WAL', 'SCO', 'NIR', 'NUK'].map((code) =>
        prevPerm.example(code, { LA_PERM: code }),
      ),
      prevPerm.example('blank', { LA_PERM: '' }),
    ],
    bad: [
      ...['000', '458', 'ENG', '0823', 'E06000056'].map((code) =>
        prevPerm.example(`${code} is not a code`, { LA_PERM: code }),
      ),
    ],
  }),
  prevPerm.child({
    code: '634',
    title: 'Previous permanence is for children in care since April 2016',
    fields: ['LA_PERM', 'PREV_PERM', 'DATE_PERM'],
    with: { Episodes: ['DECOM'] },
    message:
      'Previous permanence is given, but none of the child’s episodes starts on or after 1 April 2016.',
    fix: 'Remove the row, or check the start dates of the child’s episodes.',
    failing: ({ PrevPerm, Episodes }) =>
      Episodes.none(({ DECOM }) => !isBefore(DECOM, COLLECTED_SINCE))
        ? PrevPerm.where((row) => isFilled(row.PREV_PERM) || hasOrder(row))
        : [],
    ok: [
      example('an episode that starts on the first day', {
        Episodes: [{ DECOM: '01/06/2015' }, { DECOM: '01/04/2016' }],
        PrevPerm: [ADOPTED_BEFORE],
      }),
      example('a start that is not a real date', {
        Episodes: [{ DECOM: '31/04/2016' }],
        PrevPerm: [ADOPTED_BEFORE],
      }),
      example('a start that is blank', { Episodes: [{ DECOM: '' }], PrevPerm: [ADOPTED_BEFORE] }),
      example('nothing given', { Episodes: [{ DECOM: '31/03/2016' }], PrevPerm: [{}] }),
    ],
    bad: [
      example('the last episode starts the day before', {
        Episodes: [{ DECOM: '31/03/2016' }],
        PrevPerm: [ADOPTED_BEFORE],
      }),
      example('no episodes', { Episodes: [], PrevPerm: [{ PREV_PERM: 'Z1' }] }),
      ...(['PREV_PERM', 'LA_PERM', 'DATE_PERM'] as const).map((item) =>
        example(`${item} alone`, {
          Episodes: [{ DECOM: '31/03/2016' }],
          PrevPerm: [{ [item]: ADOPTED_BEFORE[item] }],
        }),
      ),
    ],
  }),
  prevPerm.row({
    code: '635',
    title: 'A child without previous permanence has no order',
    fields: ['LA_PERM', 'DATE_PERM', 'PREV_PERM'],
    message:
      'The previous permanence option is Z1 (none), but the council or the date of an order is given.',
    fix: 'Leave both blank, or give the option of the order (P1 to P4).',
    fails: (row) => row.PREV_PERM === 'Z1' && hasOrder(row),
    ok: [
      prevPerm.example('none, without an order', { PREV_PERM: 'Z1' }),
      prevPerm.example('an order and its option', ADOPTED_BEFORE),
      prevPerm.example('a blank option is left to another rule', {
        ...ADOPTED_BEFORE,
        PREV_PERM: '',
      }),
    ],
    bad: [
      prevPerm.example('a council', { PREV_PERM: 'Z1', LA_PERM: '823' }),
      prevPerm.example('a date', { PREV_PERM: 'Z1', DATE_PERM: 'ZZ/06/2019' }),
    ],
  }),
];
