import { isAfter, isFilled } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { episodes, example, failing, placedAdoption } from '../makers.ts';
import {
  hasAllReversalItems,
  isUnderPlacementOrder,
  ORDER_NOT_READ,
} from '../predicates/adoption.ts';
import { conflicts } from '../predicates/conflicts.ts';
import { isEndOfCare, isPlacedForAdoption } from '../predicates/episodes.ts';
import { isAdopted } from '../predicates/periods-of-care.ts';

const PLACED = { DECOM: '01/06/2026', PLACE: 'A4', LS: 'C2' };
const UNDER_ORDER = { DECOM: '01/06/2026', PLACE: 'U6', LS: 'E1' };
const DECIDED = { DATE_PLACED: '01/06/2025' };
const REVERSED = { ...DECIDED, DATE_PLACED_CEASED: '01/07/2026', REASON_PLACED_CEASED: 'RD2' };

/** Decisions to place for adoption, compared with adoption placements. */
export const ADOPTION_PLACEMENT_RULES: readonly Rule[] = [
  episodes.child({
    code: '551',
    title: 'An adoption placement has a decision',
    fields: ['PLACE'],
    withIfSent: { PlacedAdoption: ['DATE_PLACED'] },
    askedIfFilled: ORDER_NOT_READ,
    message:
      'The child is placed for adoption (A3 to A6), but no date of the decision to place for adoption is given.',
    fix: 'Give the date of the decision in PlacedAdoption, or correct the placement type.',
    failing: ({ Episodes, PlacedAdoption }) =>
      PlacedAdoption.none(({ DATE_PLACED }) => isFilled(DATE_PLACED))
        ? Episodes.where(isPlacedForAdoption)
        : [],
    ok: [
      example('a decision', { Episodes: [PLACED], PlacedAdoption: [DECIDED] }),
      example('a decision that is not a real date', {
        Episodes: [PLACED],
        PlacedAdoption: [{ DATE_PLACED: '31/06/2025' }],
      }),
      example('not placed for adoption', { Episodes: [UNDER_ORDER], PlacedAdoption: [] }),
    ],
    bad: [
      ...['A3', 'A4', 'A5', 'A6'].map((PLACE) =>
        example(`${PLACE} without a decision`, {
          Episodes: [{ ...PLACED, PLACE }],
          PlacedAdoption: [],
        }),
      ),
      example('the table was not sent', { Episodes: [PLACED] }),
      example('the date is blank', {
        Episodes: [PLACED],
        PlacedAdoption: [{ DATE_PLACED_CEASED: '01/07/2026' }],
      }),
    ],
  }),
  placedAdoption.child({
    code: '552',
    title: 'The latest decision is not later than the first adoption placement',
    fields: ['DATE_PLACED'],
    with: { Episodes: ['DECOM', 'PLACE'] },
    alsoPointsAt: { Episodes: ['DECOM', 'PLACE'] },
    message:
      'The latest decision to place for adoption is dated after the child was first placed for adoption (A3 to A6).',
    fix: 'Check the date of the decision and the start of the placement. If the placement followed an earlier decision that was reversed, say so in a note.',
    failing: ({ PlacedAdoption, Episodes }) =>
      conflicts(PlacedAdoption.latest(), ({ DATE_PLACED }) =>
        Episodes.where(isPlacedForAdoption)
          .slice(0, 1)
          .filter(({ DECOM }) => isAfter(DATE_PLACED, DECOM)),
      ),
    ok: [
      example('on the day', {
        Episodes: [PLACED],
        PlacedAdoption: [{ DATE_PLACED: '01/06/2026' }],
      }),
      example('not placed for adoption', {
        Episodes: [UNDER_ORDER],
        PlacedAdoption: [{ DATE_PLACED: '02/06/2026' }],
      }),
    ],
    bad: [
      failing(
        2,
        example('the day after', {
          Episodes: [PLACED],
          PlacedAdoption: [{ DATE_PLACED: '02/06/2026' }],
        }),
      ),
      failing(
        2,
        example('the latest of two decisions, the first of two placements', {
          Episodes: [PLACED, { ...PLACED, DECOM: '01/09/2026' }],
          PlacedAdoption: [REVERSED, { DATE_PLACED: '01/08/2026' }],
        }),
      ),
      failing(
        2,
        example('after both of two placements', {
          Episodes: [PLACED, { ...PLACED, DECOM: '01/09/2026' }],
          PlacedAdoption: [{ DATE_PLACED: '02/09/2026' }],
        }),
      ),
    ],
  }),
  episodes.child({
    code: '557',
    title: 'When a child leaves care without being adopted, the decision is reversed',
    fields: ['PLACE', 'LS', 'REC'],
    alsoPointsAt: { PlacedAdoption: ['DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'] },
    askedIfFilled: [...ORDER_NOT_READ, 'DATE_PLACED_CEASED'],
    message:
      'The child left care from an adoption placement or a placement order (E1) without being adopted, but the date or the reason of the reversal is missing.',
    fix: 'Give the date on which, and the reason why, the decision to place the child for adoption was reversed.',
    failing: ({ Episodes, PlacedAdoption }) => {
      const leaving = Episodes.where(
        (episode) =>
          (isPlacedForAdoption(episode) || isUnderPlacementOrder(episode)) &&
          isEndOfCare(episode) &&
          !isAdopted(episode),
      );
      const standing = PlacedAdoption.where((decision) => !hasAllReversalItems(decision));
      return PlacedAdoption.count === 0 ? leaving : conflicts(leaving, () => standing);
    },
    ok: [
      example('reversed', {
        Episodes: [{ ...PLACED, REC: 'E4A' }],
        PlacedAdoption: [REVERSED],
      }),
      example('adopted', { Episodes: [{ ...PLACED, REC: 'E11' }], PlacedAdoption: [DECIDED] }),
      example('care continued', {
        Episodes: [{ ...PLACED, REC: 'X1' }],
        PlacedAdoption: [DECIDED],
      }),
      example('still placed', { Episodes: [PLACED], PlacedAdoption: [DECIDED] }),
      example('left from foster care under a care order', {
        Episodes: [{ ...UNDER_ORDER, LS: 'C2', REC: 'E4A' }],
        PlacedAdoption: [DECIDED],
      }),
    ],
    bad: [
      failing(
        2,
        example('left an adoption placement', {
          Episodes: [{ ...PLACED, REC: 'E4A' }],
          PlacedAdoption: [DECIDED],
        }),
      ),
      failing(
        2,
        example('left under a placement order', {
          Episodes: [{ ...UNDER_ORDER, REC: 'E4A' }],
          PlacedAdoption: [DECIDED],
        }),
      ),
      failing(
        2,
        example('no reason', {
          Episodes: [{ ...PLACED, REC: 'E4A' }],
          PlacedAdoption: [{ ...REVERSED, REASON_PLACED_CEASED: '' }],
        }),
      ),
      failing(
        2,
        example('no date', {
          Episodes: [{ ...PLACED, REC: 'E4A' }],
          PlacedAdoption: [{ ...REVERSED, DATE_PLACED_CEASED: '' }],
        }),
      ),
      example('no decision at all, and a start that is not a real date', {
        Episodes: [{ ...PLACED, DECOM: '31/06/2026', REC: 'E4A' }],
        PlacedAdoption: [],
      }),
    ],
  }),
];
