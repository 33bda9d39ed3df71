import { isBefore, isFilled, isOnOrBefore, isSameDay } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import type { Day } from '../../../table.ts';
import { example, failing, placedAdoption, withLastYear } from '../makers.ts';
import { type DecisionRow, hasReversalItems, isReversed } from '../predicates/adoption.ts';

const EARLIER = { DATE_PLACED: '01/06/2025' };
const REVERSED = { ...EARLIER, DATE_PLACED_CEASED: '01/12/2025', REASON_PLACED_CEASED: 'RD3' };
const EPISODE = { DECOM: '01/05/2025' };

const REVERSED_WITHOUT_DATE = { ...REVERSED, DATE_PLACED_CEASED: '' };

/**
 * The first day on which a decision can have been reversed. Without a date of the reversal, the day of the decision.
 * Null when it was not reversed.
 */
function reversedFrom(decision: DecisionRow): Day | null {
  if (!hasReversalItems(decision)) return null;
  return decision.DATE_PLACED_CEASED ?? decision.DATE_PLACED;
}

/** Decisions to place for adoption, compared with last year's return. */
export const DECISION_LAST_YEAR_RULES: readonly Rule[] = [
  placedAdoption.child({
    code: '559',
    title: 'A decision made before the year was reported last year',
    fields: ['DATE_PLACED'],
    withLastYear: { PlacedAdoption: ['DATE_PLACED'] },
    message:
      'The decision to place for adoption is dated before the collection year, but last year’s return does not have it.',
    fix: 'Check the date. If it is right, say in a note why last year’s return did not have it.',
    failing: ({ PlacedAdoption }, { yearStart }, lastYear) =>
      PlacedAdoption.where(
        ({ DATE_PLACED }) =>
          isBefore(DATE_PLACED, yearStart) &&
          lastYear.PlacedAdoption.none((before) => isSameDay(before.DATE_PLACED, DATE_PLACED)),
      ),
    ok: [
      withLastYear(
        { PlacedAdoption: [EARLIER] },
        example('reported last year', { PlacedAdoption: [EARLIER] }),
      ),
      withLastYear(
        { PlacedAdoption: [] },
        example('decided on the first day of the year', {
          PlacedAdoption: [{ DATE_PLACED: '01/04/2026' }],
        }),
      ),
      withLastYear(
        { PlacedAdoption: [{ DATE_PLACED: '31/06/2025' }] },
        example('last year’s is not a real date', { PlacedAdoption: [EARLIER] }),
      ),
    ],
    bad: [
      withLastYear(
        { PlacedAdoption: [] },
        example('decided the day before the year', {
          PlacedAdoption: [{ DATE_PLACED: '31/03/2026' }],
        }),
      ),
      ...['31/05/2025', '02/06/2025'].map((DATE_PLACED) =>
        withLastYear(
          { PlacedAdoption: [{ DATE_PLACED }] },
          example(`reported with another date, ${DATE_PLACED}`, { PlacedAdoption: [EARLIER] }),
        ),
      ),
    ],
  }),
  placedAdoption.child({
    code: '560',
    title: 'A decision in force at the end of last year is reported again',
    fields: ['DATE_PLACED'],
    withIfSent: { Episodes: [] },
    withLastYear: { PlacedAdoption: ['DATE_PLACED', 'DATE_PLACED_CEASED'] },
    pointsAtLastYear: { PlacedAdoption: ['DATE_PLACED', 'DATE_PLACED_CEASED'] },
    askedIfFilled: ['DECOM', 'DATE_PLACED_CEASED'],
    message:
      'Last year’s return has a decision to place for adoption that was not reversed, but this year’s return does not have it.',
    fix: 'Give the decision again with the same date. If it was reversed since, give the date and reason of the reversal too.',
    failing: ({ PlacedAdoption, Episodes }, _context, lastYear) => {
      // A child who left care last year is not in this year's return at all.
      if (PlacedAdoption.count === 0 && Episodes.count === 0) return [];
      return lastYear.PlacedAdoption.where(
        (before) =>
          !isReversed(before) &&
          isFilled(before.DATE_PLACED) &&
          PlacedAdoption.none(({ DATE_PLACED }) => isSameDay(DATE_PLACED, before.DATE_PLACED)),
      );
    },
    ok: [
      withLastYear(
        { PlacedAdoption: [EARLIER] },
        example('reported again', { Episodes: [EPISODE], PlacedAdoption: [EARLIER] }),
      ),
      withLastYear(
        { PlacedAdoption: [REVERSED] },
        example('reversed last year', { Episodes: [EPISODE], PlacedAdoption: [] }),
      ),
      withLastYear(
        { PlacedAdoption: [{ ...EARLIER, CHILD: 'A2' }] },
        example('the child left care last year', { Episodes: [EPISODE], PlacedAdoption: [] }),
      ),
      withLastYear(
        { PlacedAdoption: [{ DATE_PLACED: '' }] },
        example('no date last year', { Episodes: [EPISODE], PlacedAdoption: [] }),
      ),
      withLastYear(
        { PlacedAdoption: [EARLIER] },
        example('this year’s is not a real date', {
          Episodes: [EPISODE],
          PlacedAdoption: [{ DATE_PLACED: '31/06/2025' }],
        }),
      ),
    ],
    bad: [
      withLastYear(
        { PlacedAdoption: [EARLIER] },
        example('not reported again', { Episodes: [EPISODE], PlacedAdoption: [] }),
      ),
      ...['31/05/2025', '02/06/2025'].map((DATE_PLACED) =>
        withLastYear(
          { PlacedAdoption: [EARLIER] },
          example(`another date, ${DATE_PLACED}, in a return without episodes`, {
            PlacedAdoption: [{ DATE_PLACED }],
          }),
        ),
      ),
    ],
  }),
  placedAdoption.child({
    code: '561',
    title: 'A decision reversed last year is not reported again',
    fields: ['DATE_PLACED'],
    withLastYear: {
      PlacedAdoption: ['DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
    },
    askedIfFilled: ['DATE_PLACED_CEASED'],
    message:
      'The decision to place for adoption has the date of a decision that last year’s return reports as reversed (by a date, a reason or both).',
    fix: 'Remove the row, or give the date of the new decision.',
    failing: ({ PlacedAdoption }, _context, lastYear) =>
      PlacedAdoption.where(({ DATE_PLACED }) =>
        lastYear.PlacedAdoption.some(
          (before) => hasReversalItems(before) && isSameDay(before.DATE_PLACED, DATE_PLACED),
        ),
      ),
    ok: [
      withLastYear(
        { PlacedAdoption: [EARLIER] },
        example('not reversed last year', { PlacedAdoption: [EARLIER] }),
      ),
      ...['31/05/2025', '02/06/2025'].map((DATE_PLACED) =>
        withLastYear(
          { PlacedAdoption: [REVERSED] },
          example(`another decision, ${DATE_PLACED}`, { PlacedAdoption: [{ DATE_PLACED }] }),
        ),
      ),
    ],
    bad: [
      withLastYear(
        { PlacedAdoption: [REVERSED] },
        example('the same date', { PlacedAdoption: [EARLIER] }),
      ),
      withLastYear(
        { PlacedAdoption: [{ ...REVERSED, DATE_PLACED_CEASED: '31/11/2025' }] },
        example('reversed on a day that is not real', { PlacedAdoption: [EARLIER] }),
      ),
      withLastYear(
        { PlacedAdoption: [REVERSED_WITHOUT_DATE] },
        example('reversed by its reason alone', { PlacedAdoption: [EARLIER] }),
      ),
    ],
  }),
  placedAdoption.child({
    code: '584',
    title: 'A new decision is later than the reversal reported last year',
    fields: ['DATE_PLACED'],
    withLastYear: {
      PlacedAdoption: ['DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
    },
    askedIfFilled: ['DATE_PLACED'],
    message:
      'The decision to place for adoption is not later than the reversal that last year’s return reports. Where that return gives only the reason of the reversal, it is not later than the decision that was reversed.',
    fix: 'Give the date of the new decision, or remove the row if there is none.',
    failing: ({ PlacedAdoption }, _context, lastYear) =>
      PlacedAdoption.where(({ DATE_PLACED }) =>
        lastYear.PlacedAdoption.some((before) => isOnOrBefore(DATE_PLACED, reversedFrom(before))),
      ),
    ok: [
      withLastYear(
        { PlacedAdoption: [REVERSED] },
        example('the day after', { PlacedAdoption: [{ DATE_PLACED: '02/12/2025' }] }),
      ),
      withLastYear(
        { PlacedAdoption: [EARLIER] },
        example('not reversed', { PlacedAdoption: [EARLIER] }),
      ),
      withLastYear(
        { PlacedAdoption: [REVERSED_WITHOUT_DATE] },
        example('reversed by its reason alone, decided again the day after the decision', {
          PlacedAdoption: [{ DATE_PLACED: '02/06/2025' }],
        }),
      ),
    ],
    bad: [
      withLastYear(
        { PlacedAdoption: [REVERSED] },
        example('on the day', { PlacedAdoption: [{ DATE_PLACED: '01/12/2025' }] }),
      ),
      withLastYear(
        { PlacedAdoption: [REVERSED_WITHOUT_DATE] },
        example('reversed by its reason alone, with the date of that decision', {
          PlacedAdoption: [EARLIER],
        }),
      ),
      withLastYear(
        { PlacedAdoption: [REVERSED, { DATE_PLACED: '15/12/2025' }] },
        failing(
          1,
          example('one of two decisions', {
            PlacedAdoption: [{ DATE_PLACED: '30/11/2025' }, { DATE_PLACED: '15/12/2025' }],
          }),
        ),
      ),
      withLastYear(
        { PlacedAdoption: [{ ...REVERSED, DATE_PLACED: '31/06/2025' }] },
        example('reversed last year, decided on a day that is not real', {
          PlacedAdoption: [{ DATE_PLACED: '30/11/2025' }],
        }),
      ),
    ],
  }),
];
