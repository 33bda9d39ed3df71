import { isFilled, isOneOf } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import type { CareChild, EpisodeRow, TableRow } from '../../tables.ts';
import { dolo, example, failing } from '../makers.ts';
import { heldPart, LOOKED_AFTER_READS, outsideCare } from '../predicates/periods-of-care.ts';
import { isInside, overlap } from '../predicates/spells.ts';

/** Placements in which an order is expected: a children's home, or an "other" placement of these kinds. */
const EXPECTED = ['K2', 'Z12', 'Z13'];
/** Placements in which no order applies: secure homes, supported accommodation, with parents, custody. */
const RULED_OUT = ['K1', 'K3', 'P1', 'R5'];

const orderOf = ({ DOLO_START, DOLO_END }: TableRow<'DoLo'>) => ({
  start: DOLO_START,
  end: DOLO_END,
});
const spellOf = ({ DECOM, DEC }: EpisodeRow) => ({ start: DECOM, end: DEC });

/** The orders and the episodes of one kind that overlap. */
function overlapping(
  { DoLo, Episodes }: CareChild,
  isOfKind: (episode: EpisodeRow) => boolean,
): readonly (EpisodeRow | TableRow<'DoLo'>)[] {
  if (DoLo.count === 0) return [];
  const placements = Episodes.where(isOfKind);
  if (placements.length === 0) return [];
  const isDuringOrder = (episode: EpisodeRow, order: TableRow<'DoLo'>) =>
    overlap(spellOf(episode), orderOf(order));
  return [
    ...DoLo.where((order) => placements.some((episode) => isDuringOrder(episode, order))),
    ...placements.filter((episode) => DoLo.some((order) => isDuringOrder(episode, order))),
  ];
}

const ORDER = { DOLO_START: '01/06/2026', DOLO_END: '01/09/2026' };
const CARE = { RNE: 'S', LS: 'C2', DECOM: '01/04/2026', DEC: '01/09/2026', REC: 'E4A' };

/** Care that ended, and later a period of care of three episodes. */
const CARE_OF_LAST_YEAR = { ...CARE, DECOM: '01/04/2025', DEC: '01/06/2025' };
const IN_THREE_EPISODES = [
  { ...CARE, DEC: '15/06/2026', REC: 'X1' },
  { ...CARE, RNE: 'P', DECOM: '15/06/2026', DEC: '01/07/2026', REC: 'X1' },
  { ...CARE, RNE: 'L', DECOM: '01/07/2026' },
];

const OVERLAP_READS = {
  fields: ['DOLO_START'],
  alsoReads: ['DOLO_END'],
  with: { DoLo: ['DOLO_START'], Episodes: ['DECOM', 'DEC'] },
  alsoPointsAt: { Episodes: ['PLACE'] },
} as const;

export const LIBERTY_CARE_RULES: readonly Rule[] = [
  dolo.child({
    code: '707',
    title: 'A deprivation of liberty order is within a period of care',
    fields: ['DOLO_END'],
    alsoReads: ['DOLO_START'],
    with: { Episodes: LOOKED_AFTER_READS },
    message:
      'The deprivation of liberty order continues after the child’s care ended, or is not within one period of care.',
    fix: 'Check the dates of the order and of care. An order ends at the latest on the day on which care ended.',
    failing: (child, context) =>
      outsideCare(child, child.DoLo, (order) => heldPart(orderOf(order), child, context), isInside),
    ok: [
      example('ended on the day care ended', { DoLo: [ORDER], Episodes: [CARE] }),
      example('in force, still in care', {
        DoLo: [{ DOLO_START: '01/06/2026' }],
        Episodes: [{ ...CARE, DEC: '', REC: '' }],
      }),
      example('began on the day care began', {
        DoLo: [{ ...ORDER, DOLO_START: '01/04/2026' }],
        Episodes: [CARE],
      }),
      example('a blank start is left to another rule', {
        DoLo: [{ DOLO_END: '02/09/2026' }],
        Episodes: [CARE],
      }),
      example('over the episodes of one period of care', {
        DoLo: [ORDER],
        Episodes: [CARE_OF_LAST_YEAR, ...IN_THREE_EPISODES],
      }),
      example('in force since last year, under care that continues from before the return', {
        DoLo: [{ ...ORDER, DOLO_START: '01/03/2026' }],
        Episodes: [{ ...CARE, RNE: 'P', DECOM: '20/03/2026' }],
      }),
      example('an episode that cannot be read', {
        DoLo: [ORDER],
        Episodes: [{ ...CARE, DEC: '31/09/2026' }],
      }),
    ],
    bad: [
      example('care ended and began again on the same day', {
        DoLo: [ORDER],
        Episodes: [
          { ...CARE, DEC: '01/07/2026' },
          { ...CARE, DECOM: '01/07/2026' },
        ],
      }),
      example('a gap in care of one day, although the reason is not S', {
        DoLo: [ORDER],
        Episodes: [
          { ...CARE, DEC: '01/07/2026' },
          { ...CARE, RNE: 'P', DECOM: '02/07/2026' },
        ],
      }),
      example('in force after care ended', {
        DoLo: [{ DOLO_START: '01/06/2026' }],
        Episodes: [CARE],
      }),
      example('ended the day after care', {
        DoLo: [{ ...ORDER, DOLO_END: '02/09/2026' }],
        Episodes: [CARE],
      }),
      example('began the day before care', {
        DoLo: [{ ...ORDER, DOLO_START: '31/03/2026' }],
        Episodes: [CARE],
      }),
      example('in force since last year, and after care that continued from then ended', {
        DoLo: [{ DOLO_START: '01/03/2026' }],
        Episodes: [{ ...CARE, RNE: 'P', DECOM: '20/03/2026' }],
      }),
      example('in force since last year, but no care on the first day of the year', {
        DoLo: [{ ...ORDER, DOLO_START: '01/03/2026' }],
        Episodes: [{ ...CARE, RNE: 'P', DECOM: '02/04/2026' }],
      }),
      example('began in the year, before all of its care in the return', {
        DoLo: [ORDER],
        Episodes: [{ ...CARE, RNE: 'P', DECOM: '15/06/2026' }],
      }),
      example('a child who was never in care', { DoLo: [ORDER], Episodes: [] }),
    ],
  }),
  dolo.child({
    code: '709',
    severity: 'query',
    title: 'A child under a deprivation of liberty order is in a placement where one is likely',
    ...OVERLAP_READS,
    message:
      'The child has a deprivation of liberty order while in a placement other than K2, Z12 or Z13.',
    fix: 'Check the dates of the order and the placement type. If both are right, confirm it.',
    failing: (child) =>
      overlapping(child, ({ PLACE }) => isFilled(PLACE) && !isOneOf(PLACE, EXPECTED)),
    ok: [
      ...EXPECTED.map((PLACE) =>
        example(`${PLACE} is expected`, { DoLo: [ORDER], Episodes: [{ ...CARE, PLACE }] }),
      ),
      example('left on the day the order began', {
        DoLo: [ORDER],
        Episodes: [{ ...CARE, PLACE: 'U4', DEC: '01/06/2026' }],
      }),
      example('came on the day the order ended', {
        DoLo: [ORDER],
        Episodes: [{ ...CARE, PLACE: 'U4', DECOM: '01/09/2026', DEC: '' }],
      }),
      example('a blank placement type is left to another rule', {
        DoLo: [ORDER],
        Episodes: [CARE],
      }),
      example('an order without a start is left to another rule', {
        DoLo: [{ DOLO_END: '01/09/2026' }],
        Episodes: [{ ...CARE, PLACE: 'U4', DEC: '' }],
      }),
    ],
    bad: [
      failing(
        2,
        example('in foster care', { DoLo: [ORDER], Episodes: [{ ...CARE, PLACE: 'U4' }] }),
      ),
      failing(2, example('Z11', { DoLo: [ORDER], Episodes: [{ ...CARE, PLACE: 'Z11' }] })),
      failing(
        2,
        example('left the day after the order began', {
          DoLo: [ORDER],
          Episodes: [{ ...CARE, PLACE: 'U4', DEC: '02/06/2026' }],
        }),
      ),
      failing(
        2,
        example('came the day before the order ended', {
          DoLo: [ORDER],
          Episodes: [{ ...CARE, PLACE: 'U4', DECOM: '31/08/2026', DEC: '' }],
        }),
      ),
    ],
  }),
  dolo.child({
    code: '710',
    title: 'No deprivation of liberty order in a placement in which none applies',
    ...OVERLAP_READS,
    message:
      'The child has a deprivation of liberty order while in a secure home (K1), in supported accommodation (K3), with parents (P1) or in custody (R5).',
    fix: 'Check the dates of the order, and the placement type and dates of the episode.',
    failing: (child) => overlapping(child, ({ PLACE }) => isOneOf(PLACE, RULED_OUT)),
    ok: [
      example("in a children's home", { DoLo: [ORDER], Episodes: [{ ...CARE, PLACE: 'K2' }] }),
      example('in foster care it is a query', {
        DoLo: [ORDER],
        Episodes: [{ ...CARE, PLACE: 'U4' }],
      }),
      example('left on the day the order began', {
        DoLo: [ORDER],
        Episodes: [{ ...CARE, PLACE: 'K1', DEC: '01/06/2026' }],
      }),
    ],
    bad: [
      ...RULED_OUT.map((PLACE) =>
        failing(2, example(PLACE, { DoLo: [ORDER], Episodes: [{ ...CARE, PLACE }] })),
      ),
      failing(
        2,
        example('one order and one placement of several', {
          DoLo: [ORDER, { DOLO_START: '01/10/2026' }],
          Episodes: [
            { ...CARE, PLACE: 'K1' },
            { RNE: 'S', LS: 'C2', DECOM: '01/10/2026', PLACE: 'K2' },
            { RNE: 'S', LS: 'C2', DECOM: '01/02/2026', DEC: '01/03/2026', PLACE: 'P1' },
          ],
        }),
      ),
    ],
  }),
];
