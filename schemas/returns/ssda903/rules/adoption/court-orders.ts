import { isAfter } from '../../../predicates.ts';
import type { Rule, Years } from '../../../rule.ts';
import type { AnyRow } from '../../../table.ts';
import type { CareChild, EpisodeRow } from '../../tables.ts';
import { episodes, example, failing, placedAdoption } from '../makers.ts';
import { hasReversalItems, isUnderPlacementOrder, ORDER_NOT_READ } from '../predicates/adoption.ts';
import { conflicts } from '../predicates/conflicts.ts';
import { isOpen } from '../predicates/episodes.ts';

const UNDER_ORDER = { DECOM: '01/06/2026', LS: 'E1' };
const DECIDED = { DATE_PLACED: '01/06/2025' };
const REVERSED = { ...DECIDED, DATE_PLACED_CEASED: '01/07/2026', REASON_PLACED_CEASED: 'RD2' };

interface CourtOrder {
  readonly code: string;
  readonly LS: string;
  readonly name: string;
  readonly years?: Years;
}

/** The first decision must not be later than the first court order of a kind. */
function decidedByOrder({ code, LS, name, years }: CourtOrder): Rule {
  const isUnderOrder = (episode: EpisodeRow): boolean => episode.LS === LS;
  return placedAdoption.child({
    code,
    title: `The decision to place for adoption is not later than the ${name}`,
    ...(years && { years }),
    fields: ['DATE_PLACED'],
    with: { Episodes: ['DECOM', 'LS'] },
    alsoPointsAt: { Episodes: ['DECOM', 'LS'] },
    message: `The first decision to place for adoption is dated after the child’s first ${name} (${LS}).`,
    fix: `Check the date of the decision and the start of the episode under the ${name}.`,
    // A new decision after a reversal may follow the first order.
    failing: ({ PlacedAdoption, Episodes }) =>
      conflicts(PlacedAdoption.first(), ({ DATE_PLACED }) =>
        Episodes.where(isUnderOrder)
          .slice(0, 1)
          .filter(({ DECOM }) => isAfter(DATE_PLACED, DECOM)),
      ),
    ok: [
      example('on the day', {
        Episodes: [{ LS, DECOM: '01/06/2004' }],
        PlacedAdoption: [{ DATE_PLACED: '01/06/2004' }],
      }),
      example('another legal status', {
        Episodes: [{ LS: 'C2', DECOM: '01/06/2004' }],
        PlacedAdoption: [{ DATE_PLACED: '02/06/2004' }],
      }),
      example('decided again after a reversal', {
        Episodes: [{ LS, DECOM: '01/06/2004' }],
        PlacedAdoption: [
          { DATE_PLACED: '01/05/2004', DATE_PLACED_CEASED: '01/08/2004' },
          { DATE_PLACED: '01/09/2004' },
        ],
      }),
    ],
    bad: [
      failing(
        2,
        example('the day after', {
          Episodes: [{ LS, DECOM: '01/06/2004' }],
          PlacedAdoption: [{ DATE_PLACED: '02/06/2004' }],
        }),
      ),
      failing(
        2,
        example('after the first of two orders', {
          Episodes: [
            { LS, DECOM: '01/06/2004' },
            { LS, DECOM: '01/08/2004' },
          ],
          PlacedAdoption: [{ DATE_PLACED: '02/06/2004' }],
        }),
      ),
      failing(
        2,
        example('after both of two orders', {
          Episodes: [
            { LS, DECOM: '01/06/2004' },
            { LS, DECOM: '01/08/2004' },
          ],
          PlacedAdoption: [{ DATE_PLACED: '02/08/2004' }],
        }),
      ),
    ],
  });
}

const FREEING_ORDER = { LS: 'D1', name: 'freeing order', years: { from: 2023, to: 2024 } };

const FREED = { DECOM: '01/06/2022', LS: 'D1' };

/** The episodes under an order without a decision, or the decision that was reversed while such an order is open. */
function undecidedUnder(
  { Episodes, PlacedAdoption }: CareChild,
  isUnderOrder: (episode: EpisodeRow) => boolean,
): readonly AnyRow[] {
  const underOrder = Episodes.where(isUnderOrder);
  if (PlacedAdoption.count === 0) return underOrder;
  return underOrder.some(isOpen) ? PlacedAdoption.latest().filter(hasReversalItems) : [];
}

/** Decisions to place for adoption, compared with placement orders and freeing orders. */
export const COURT_ORDER_RULES: readonly Rule[] = [
  episodes.child({
    code: '553',
    title: 'A placement order has a decision, not reversed while the order is open',
    fields: ['LS'],
    alsoReads: ['DEC'],
    askedIfFilled: [...ORDER_NOT_READ, 'DEC', 'DATE_PLACED_CEASED'],
    alsoPointsAt: { PlacedAdoption: ['DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'] },
    message:
      'The child is under a placement order (E1), but no decision to place for adoption is given, or it was reversed while the order is still open.',
    fix: 'Give the decision in PlacedAdoption. If it was reversed, start a new episode with the legal status that followed the placement order.',
    failing: (child) => undecidedUnder(child, isUnderPlacementOrder),
    ok: [
      example('a decision', { Episodes: [UNDER_ORDER], PlacedAdoption: [DECIDED] }),
      example('reversed, and the order ended', {
        Episodes: [{ ...UNDER_ORDER, DEC: '01/07/2026' }],
        PlacedAdoption: [REVERSED],
      }),
      example('reversed, and a care order followed', {
        Episodes: [
          { ...UNDER_ORDER, DEC: '01/07/2026' },
          { ...UNDER_ORDER, DECOM: '01/07/2026', LS: 'C2' },
        ],
        PlacedAdoption: [REVERSED],
      }),
      example('reversed and decided again', {
        Episodes: [UNDER_ORDER],
        PlacedAdoption: [REVERSED, { DATE_PLACED: '01/08/2026' }],
      }),
      example('reversed, and decided again on a day that is not real', {
        Episodes: [UNDER_ORDER],
        PlacedAdoption: [REVERSED, { DATE_PLACED: '31/06/2026' }],
      }),
      example('no placement order', { Episodes: [{ LS: 'C2' }], PlacedAdoption: [] }),
    ],
    bad: [
      example('no decision', { Episodes: [UNDER_ORDER], PlacedAdoption: [] }),
      example('the table was not sent', { Episodes: [UNDER_ORDER] }),
      example('no decision, and a start that is not a real date', {
        Episodes: [{ ...UNDER_ORDER, DECOM: '31/06/2026' }],
        PlacedAdoption: [],
      }),
      example('no decision, the order ended', {
        Episodes: [{ ...UNDER_ORDER, DEC: '01/07/2026' }],
        PlacedAdoption: [],
      }),
      example('reversed', { Episodes: [UNDER_ORDER], PlacedAdoption: [REVERSED] }),
      example('reversed, the last of two episodes under the order open', {
        Episodes: [
          { ...UNDER_ORDER, DEC: '01/07/2026' },
          { ...UNDER_ORDER, DECOM: '01/07/2026' },
        ],
        PlacedAdoption: [REVERSED],
      }),
      example('reversed, and the date of the decision is not a real one', {
        Episodes: [UNDER_ORDER],
        PlacedAdoption: [{ ...REVERSED, DATE_PLACED: '31/06/2025' }],
      }),
      example('a date of reversal', {
        Episodes: [UNDER_ORDER],
        PlacedAdoption: [{ ...DECIDED, DATE_PLACED_CEASED: '01/07/2026' }],
      }),
      example('a reason of reversal', {
        Episodes: [UNDER_ORDER],
        PlacedAdoption: [{ ...DECIDED, REASON_PLACED_CEASED: 'RD2' }],
      }),
    ],
  }),
  decidedByOrder({ code: '554', LS: 'E1', name: 'placement order' }),
  episodes.child({
    code: '555',
    title: 'A freeing order has no decision, or one that was reversed while the order is open',
    years: FREEING_ORDER.years,
    fields: ['LS'],
    alsoReads: ['DEC'],
    askedIfFilled: [...ORDER_NOT_READ, 'DEC', 'DATE_PLACED_CEASED'],
    alsoPointsAt: { PlacedAdoption: ['DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'] },
    message:
      'The child is under a freeing order (D1), but no decision to place for adoption is given, or it was reversed while the order is still open.',
    fix: 'Give the decision in PlacedAdoption. If it was reversed, start a new episode with the legal status that followed the freeing order.',
    failing: (child) => undecidedUnder(child, ({ LS }) => LS === 'D1'),
    ok: [
      example('a decision', { Episodes: [FREED], PlacedAdoption: [DECIDED] }),
      example('no freeing order', { Episodes: [{ LS: 'C2' }], PlacedAdoption: [] }),
      example('reversed, and the order ended', {
        Episodes: [{ ...FREED, DEC: '01/07/2023' }],
        PlacedAdoption: [{ ...DECIDED, DATE_PLACED_CEASED: '01/07/2023' }],
      }),
      example('reversed, and decided again', {
        Episodes: [FREED],
        PlacedAdoption: [
          { DATE_PLACED: '01/06/2022', DATE_PLACED_CEASED: '01/07/2023' },
          { DATE_PLACED: '01/08/2023' },
        ],
      }),
    ],
    bad: [
      example('no decision', { Episodes: [FREED], PlacedAdoption: [] }),
      example('no decision, and the table was not sent', { Episodes: [FREED] }),
      example('reversed, with the date alone', {
        Episodes: [FREED],
        PlacedAdoption: [{ ...DECIDED, DATE_PLACED_CEASED: '01/07/2023' }],
      }),
      example('reversed, with the reason alone', {
        Episodes: [FREED],
        PlacedAdoption: [{ ...DECIDED, REASON_PLACED_CEASED: 'RD2' }],
      }),
    ],
  }),
  decidedByOrder({ code: '556', ...FREEING_ORDER }),
];
