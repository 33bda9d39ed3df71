import { isBlank, isFilled } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import type { TableRow } from '../../tables.ts';
import { example, failing, missing } from '../makers.ts';
import {
  heldPart,
  LOOKED_AFTER_READS,
  mayBeInEarlierEpisode,
  outsideCare,
} from '../predicates/periods-of-care.ts';
import { isDuring, isInside, type Spell } from '../predicates/spells.ts';

const spellOf = ({ MIS_START: start, MIS_END: end }: TableRow<'Missing'>): Spell => ({
  start,
  end,
});

const CARE = { RNE: 'S', DECOM: '01/04/2025', DEC: '01/07/2026', REC: 'E4A' };
const OPEN_CARE = { RNE: 'S', DECOM: '01/04/2025' };
const MOVED = { ...CARE, REC: 'X1' };
const AFTER_MOVE = { RNE: 'P', DECOM: '01/07/2026' };
const DURING_CARE = { RNE: 'P', DECOM: '01/05/2026', DEC: '15/05/2026', REC: 'X1' };
const FROM_BEFORE = { RNE: 'L', DECOM: '20/03/2026' };
const SHORT_BREAK = {
  RNE: 'S',
  LS: 'V3',
  DECOM: '01/06/2026',
  DEC: '10/06/2026',
  REC: 'E4A',
};

export const MISSING_CARE_RULES: readonly Rule[] = [
  missing.child({
    code: '577',
    title: 'A missing episode is within a period of care',
    fields: ['MIS_END'],
    alsoReads: ['MIS_START'],
    with: { Episodes: LOOKED_AFTER_READS },
    message:
      'The missing episode continues after the child’s care ended, or is not within one period of care.',
    fix: 'Check both dates. A child is missing only while looked after: give as the end the day on which the child was back or on which care ended, whichever came first.',
    failing: (child, context) =>
      outsideCare(child, child.Missing, (row) => heldPart(spellOf(row), child, context), isInside),
    ok: [
      example('was back on the day care ended', {
        Missing: [{ MIS_START: '01/06/2026', MIS_END: '01/07/2026' }],
        Episodes: [CARE],
      }),
      example('missing from one placement to the next', {
        Missing: [{ MIS_START: '01/06/2026', MIS_END: '01/08/2026' }],
        Episodes: [MOVED, AFTER_MOVE],
      }),
      example('still missing, still in care', {
        Missing: [{ MIS_START: '01/06/2026' }],
        Episodes: [OPEN_CARE],
      }),
      example('missing from a short break', {
        Missing: [{ MIS_START: '02/06/2026', MIS_END: '03/06/2026' }],
        Episodes: [SHORT_BREAK],
      }),
      example('an episode that overlaps another ended, the other continues', {
        Missing: [{ MIS_START: '01/06/2026', MIS_END: '02/06/2026' }],
        Episodes: [OPEN_CARE, DURING_CARE],
      }),
      example('an episode that overlaps another ended before it', {
        Missing: [{ MIS_START: '01/06/2026', MIS_END: '02/06/2026' }],
        Episodes: [CARE, DURING_CARE],
      }),
      example('since last year, under care that continues from before the return', {
        Missing: [{ MIS_START: '10/03/2026', MIS_END: '02/04/2026' }],
        Episodes: [FROM_BEFORE],
      }),
      example('over on the day the first episode of the return began', {
        Missing: [{ MIS_START: '10/03/2026', MIS_END: '20/03/2026' }],
        Episodes: [FROM_BEFORE],
      }),
      example('over the day before', {
        Missing: [{ MIS_START: '10/03/2026', MIS_END: '19/03/2026' }],
        Episodes: [FROM_BEFORE],
      }),
      example('over when the first episode began, which ended on a day before that', {
        Missing: [{ MIS_START: '10/03/2026', MIS_END: '20/03/2026' }],
        Episodes: [{ ...FROM_BEFORE, DEC: '15/03/2026', REC: 'E4A' }],
      }),
      example('a blank start is left to another rule', {
        Missing: [{ MIS_END: '02/07/2026' }],
        Episodes: [CARE],
      }),
    ],
    bad: [
      example('still missing after care ended', {
        Missing: [{ MIS_START: '01/06/2026' }],
        Episodes: [CARE],
      }),
      example('back on the day after care ended', {
        Missing: [{ MIS_START: '01/06/2026', MIS_END: '02/07/2026' }],
        Episodes: [CARE],
      }),
      example('from one period of care into the next', {
        Missing: [{ MIS_START: '01/06/2026', MIS_END: '01/09/2026' }],
        Episodes: [CARE, { ...OPEN_CARE, DECOM: '01/08/2026' }],
      }),
      example('since last year, and after care that continued from then ended', {
        Missing: [{ MIS_START: '10/03/2026', MIS_END: '02/07/2026' }],
        Episodes: [{ ...CARE, ...FROM_BEFORE }],
      }),
      example('since last year, and from the end of care until it began again', {
        Missing: [{ MIS_START: '10/03/2026', MIS_END: '02/08/2026' }],
        Episodes: [
          { ...CARE, ...FROM_BEFORE },
          { ...OPEN_CARE, DECOM: '01/08/2026' },
        ],
      }),
      example('missing from the first day of care, but back before it', {
        Missing: [{ MIS_START: '20/03/2026', MIS_END: '19/03/2026' }],
        Episodes: [FROM_BEFORE],
      }),
      example('before care began', {
        Missing: [{ MIS_START: '31/03/2025', MIS_END: '01/04/2025' }],
        Episodes: [CARE],
      }),
      failing(
        2,
        example('a child who was never in care', {
          Missing: [
            { MIS_START: '01/06/2026', MIS_END: '02/06/2026' },
            { MIS_START: '01/07/2026', MIS_END: '02/07/2026' },
          ],
          Episodes: [],
        }),
      ),
    ],
  }),
  missing.child({
    code: '578',
    title: 'A missing episode starts in a period of care',
    fields: ['MIS_START'],
    with: { Episodes: LOOKED_AFTER_READS },
    message: 'The missing episode starts on a day on which the child was not looked after.',
    fix: 'Check the start date against the days on which care began and ended.',
    failing: (child, context) =>
      outsideCare(
        child,
        child.Missing,
        (row) => heldPart(spellOf(row), child, context),
        ({ start }, period) => isDuring(start, period),
      ),
    ok: [
      example('on the first day of care', {
        Missing: [{ MIS_START: '01/04/2025' }],
        Episodes: [CARE],
      }),
      example('on the last day of care', {
        Missing: [{ MIS_START: '01/07/2026' }],
        Episodes: [CARE],
      }),
      example('an episode that overlaps another ended, the other continues', {
        Missing: [{ MIS_START: '01/06/2026' }],
        Episodes: [OPEN_CARE, DURING_CARE],
      }),
      example('an episode that overlaps another ended before it', {
        Missing: [{ MIS_START: '01/06/2026' }],
        Episodes: [CARE, DURING_CARE],
      }),
      example('since last year, under care that continues from before the return', {
        Missing: [{ MIS_START: '10/03/2026' }],
        Episodes: [FROM_BEFORE],
      }),
      example('on a short break', {
        Missing: [{ MIS_START: '02/06/2026' }],
        Episodes: [SHORT_BREAK],
      }),
      example('a blank start is left to another rule', {
        Missing: [{ MISSING: 'M' }],
        Episodes: [CARE],
      }),
      example('care with a blank start may have begun before', {
        Missing: [{ MIS_START: '01/06/2026' }],
        Episodes: [{ ...CARE, DECOM: '' }],
      }),
    ],
    bad: [
      example('since last year, but care began after', {
        Missing: [{ MIS_START: '10/03/2026' }],
        Episodes: [{ ...FROM_BEFORE, RNE: 'S' }],
      }),
      example('the day before care', { Missing: [{ MIS_START: '31/03/2025' }], Episodes: [CARE] }),
      example('the day after care', { Missing: [{ MIS_START: '02/07/2026' }], Episodes: [CARE] }),
      example('a child who was never in care', {
        Missing: [{ MIS_START: '01/06/2026' }],
        Episodes: [],
      }),
    ],
  }),
  missing.child({
    code: '581',
    title: 'A missing episode starts in an episode of care',
    fields: ['MIS_START'],
    with: { Episodes: ['DECOM', 'DEC', 'RNE'] },
    message: 'The missing episode starts on a day on which the child had no placement.',
    fix: 'Check the start date against the dates of the child’s episodes of care.',
    failing: (child, context) =>
      child.Missing.where(
        ({ MIS_START }) =>
          isFilled(MIS_START) &&
          !mayBeInEarlierEpisode(MIS_START, child, context) &&
          child.Episodes.none(({ DECOM, DEC }) =>
            isDuring(MIS_START, { start: isBlank(DECOM) ? MIS_START : DECOM, end: DEC }),
          ),
      ),
    ok: [
      example('on the first day', { Missing: [{ MIS_START: '01/04/2025' }], Episodes: [CARE] }),
      example('on the last day', { Missing: [{ MIS_START: '01/07/2026' }], Episodes: [CARE] }),
      example('on an open episode', {
        Missing: [{ MIS_START: '01/06/2026' }],
        Episodes: [OPEN_CARE],
      }),
      example('a blank start is left to another rule', {
        Missing: [{ MISSING: 'M' }],
        Episodes: [CARE],
      }),
      example('an episode with a blank start may have begun before', {
        Missing: [{ MIS_START: '01/06/2026' }],
        Episodes: [{ ...CARE, DECOM: '' }],
      }),
      example('an episode whose start is not a date may have begun before', {
        Missing: [{ MIS_START: '01/06/2026' }],
        Episodes: [{ ...CARE, DECOM: '31/04/2025' }],
      }),
      example('since last year, from a placement that ended before the year', {
        Missing: [{ MIS_START: '10/03/2026' }],
        Episodes: [{ ...OPEN_CARE, RNE: 'P', DECOM: '20/03/2026' }],
      }),
      example('since last year, from a placement before the return; moved again since', {
        Missing: [{ MIS_START: '10/03/2026' }],
        Episodes: [{ ...MOVED, ...FROM_BEFORE }, AFTER_MOVE],
      }),
      example('since last year, from a placement that ended on the first day of the year', {
        Missing: [{ MIS_START: '10/03/2026' }],
        Episodes: [{ ...OPEN_CARE, RNE: 'P', DECOM: '01/04/2026' }],
      }),
    ],
    bad: [
      example('the day before', { Missing: [{ MIS_START: '31/03/2025' }], Episodes: [CARE] }),
      example('the day after', { Missing: [{ MIS_START: '02/07/2026' }], Episodes: [CARE] }),
      example('between two episodes', {
        Missing: [{ MIS_START: '15/07/2026' }],
        Episodes: [CARE, { ...OPEN_CARE, DECOM: '01/08/2026' }],
      }),
      example('in the year, before every episode', {
        Missing: [{ MIS_START: '01/04/2026' }],
        Episodes: [{ ...OPEN_CARE, RNE: 'P', DECOM: '02/04/2026' }],
      }),
      example('since last year, but the return has no episode of the first day of the year', {
        Missing: [{ MIS_START: '10/03/2026' }],
        Episodes: [{ ...OPEN_CARE, RNE: 'P', DECOM: '02/04/2026' }],
      }),
      example('the day after the end of care that continues from before the return', {
        Missing: [{ MIS_START: '02/07/2026' }],
        Episodes: [{ ...CARE, ...FROM_BEFORE }],
      }),
      example('the day after an episode with a blank start', {
        Missing: [{ MIS_START: '02/07/2026' }],
        Episodes: [{ ...CARE, DECOM: '' }],
      }),
      example('a child without episodes', {
        Missing: [{ MIS_START: '01/06/2026' }],
        Episodes: [],
      }),
    ],
  }),
];
