import { isBefore, isBlank, isFilled } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { example, failing, placedAdoption } from '../makers.ts';
import { type DecisionRow, hasReversalItems, isReversed } from '../predicates/adoption.ts';
import { andDateOfBirth, birthOf } from '../predicates/ages.ts';

const REVERSED = {
  ...{ DATE_PLACED: '01/06/2025', DATE_PLACED_CEASED: '01/06/2026' },
  ...{ REASON_PLACED_CEASED: 'RD1' },
};
const DECIDED_AGAIN = { DATE_PLACED: '01/09/2026' };

function isDated({ DATE_PLACED }: DecisionRow): boolean {
  return isFilled(DATE_PLACED);
}

/** Rules on decisions to place a child for adoption, and on their reversals. */
export const DECISION_RULES: readonly Rule[] = [
  placedAdoption.row({
    code: '119',
    title: 'A reversal has both a date and a reason',
    fields: ['REASON_PLACED_CEASED', 'DATE_PLACED_CEASED'],
    askedIfFilled: ['DATE_PLACED_CEASED'],
    message:
      'The decision to place for adoption has a date of reversal without a reason, or a reason without a date.',
    fix: 'Give both if the decision was reversed, and neither if it was not.',
    fails: (decision) => isReversed(decision) !== isFilled(decision.REASON_PLACED_CEASED),
    ok: [
      placedAdoption.example('both', REVERSED),
      placedAdoption.example('neither', DECIDED_AGAIN),
      placedAdoption.example('a date that is not real is given', {
        ...REVERSED,
        DATE_PLACED_CEASED: '31/06/2026',
      }),
    ],
    bad: [
      placedAdoption.example('no reason', { ...REVERSED, REASON_PLACED_CEASED: '' }),
      placedAdoption.example('no date', { ...REVERSED, DATE_PLACED_CEASED: '' }),
    ],
  }),
  placedAdoption.child({
    code: '184',
    title: 'No decision to place for adoption is dated before birth',
    fields: ['DATE_PLACED'],
    with: { Header: ['DOB'] },
    alsoPointsAt: { Header: ['DOB'] },
    message: 'The decision to place the child for adoption is dated before the child’s birth.',
    fix: 'Check the date of the decision and the date of birth.',
    failing: (child) =>
      andDateOfBirth(
        child,
        child.PlacedAdoption.where(({ DATE_PLACED }) => isBefore(DATE_PLACED, birthOf(child))),
      ),
    ok: [
      example('on the day of birth', {
        Header: [{ DOB: '01/06/2025' }],
        PlacedAdoption: [{ DATE_PLACED: '01/06/2025' }],
      }),
      example('date of birth is not known', {
        Header: [{ DOB: '' }],
        PlacedAdoption: [{ DATE_PLACED: '01/06/2025' }],
      }),
    ],
    bad: [
      failing(
        2,
        example('the day before birth', {
          Header: [{ DOB: '02/06/2025' }],
          PlacedAdoption: [{ DATE_PLACED: '01/06/2025' }],
        }),
      ),
    ],
  }),
  placedAdoption.row({
    code: '522',
    title: 'A decision is not reversed before it is made',
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    message: 'The decision to place for adoption is dated after its reversal.',
    fix: 'Check both dates. A decision cannot be reversed before it is made.',
    fails: (decision) => isBefore(decision.DATE_PLACED_CEASED, decision.DATE_PLACED),
    ok: [
      placedAdoption.example('reversed later', REVERSED),
      placedAdoption.example('reversed on the day', {
        ...REVERSED,
        DATE_PLACED_CEASED: '01/06/2025',
      }),
      placedAdoption.example('not reversed', DECIDED_AGAIN),
    ],
    bad: [
      placedAdoption.example('the day before', { ...REVERSED, DATE_PLACED_CEASED: '31/05/2025' }),
    ],
  }),
  placedAdoption.row({
    code: '563',
    title: 'A reversal has a decision',
    fields: ['DATE_PLACED', 'REASON_PLACED_CEASED', 'DATE_PLACED_CEASED'],
    askedIfFilled: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    owns: [{ field: 'DATE_PLACED', problems: ['missing'] }],
    message:
      'A date or reason of reversal is given, but no date of the decision to place for adoption.',
    fix: 'Give the date of the decision that was reversed, or remove the row.',
    fails: (decision) => isBlank(decision.DATE_PLACED) && hasReversalItems(decision),
    ok: [
      placedAdoption.example('a decision and its reversal', REVERSED),
      placedAdoption.example('a decision that is not a real date', {
        ...REVERSED,
        DATE_PLACED: '31/06/2025',
      }),
      placedAdoption.example('nothing given', {}),
    ],
    bad: [
      placedAdoption.example('a date of reversal', { DATE_PLACED_CEASED: '01/06/2026' }),
      placedAdoption.example('one that is not a real date', { DATE_PLACED_CEASED: '31/06/2026' }),
      placedAdoption.example('a reason of reversal', { REASON_PLACED_CEASED: 'RD1' }),
    ],
  }),
  placedAdoption.child({
    code: '579',
    title: 'A new decision is made only after earlier ones were reversed',
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    askedIfFilled: ['DATE_PLACED_CEASED'],
    message:
      'The decision to place for adoption was made while an earlier one was in force: that one was not reversed, or was reversed later.',
    fix: 'Give the reversal of the earlier decision, or keep only one of the two.',
    failing: ({ PlacedAdoption }) =>
      PlacedAdoption.where(isDated).filter((decision, index, decisions) =>
        decisions
          .slice(0, index)
          .some(
            (earlier) =>
              !isReversed(earlier) || isBefore(decision.DATE_PLACED, earlier.DATE_PLACED_CEASED),
          ),
      ),
    ok: [
      placedAdoption.example('after the reversal', REVERSED, DECIDED_AGAIN),
      placedAdoption.example('on the day of the reversal', REVERSED, { DATE_PLACED: '01/06/2026' }),
      placedAdoption.example('one decision', DECIDED_AGAIN),
      placedAdoption.example('a row without a decision', DECIDED_AGAIN, { DATE_PLACED: '' }),
    ],
    bad: [
      placedAdoption.example('the day before the reversal', REVERSED, {
        DATE_PLACED: '31/05/2026',
      }),
      placedAdoption.example('never reversed', { DATE_PLACED: '01/06/2025' }, DECIDED_AGAIN),
      failing(
        2,
        placedAdoption.example(
          'two made while the first of three was in force',
          REVERSED,
          { DATE_PLACED: '01/08/2025', DATE_PLACED_CEASED: '01/09/2025' },
          { DATE_PLACED: '01/10/2025' },
        ),
      ),
      placedAdoption.example(
        'a row without a decision between the two',
        { DATE_PLACED: '01/06/2025' },
        { DATE_PLACED_CEASED: '01/12/2025' },
        DECIDED_AGAIN,
      ),
      placedAdoption.example(
        'the new decision was reversed on a day that is not real',
        { DATE_PLACED: '01/06/2025' },
        { ...DECIDED_AGAIN, DATE_PLACED_CEASED: '31/11/2026' },
      ),
    ],
  }),
  placedAdoption.child({
    code: '583',
    title: 'Every decision except the latest was reversed',
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    askedIfFilled: ['DATE_PLACED_CEASED'],
    message:
      'A later decision to place the child for adoption is given, but this one was not reversed.',
    fix: 'Give the date and the reason of the reversal of this decision, or keep only one of the two.',
    failing: ({ PlacedAdoption }) =>
      PlacedAdoption.where(isDated)
        .slice(0, -1)
        .filter((decision) => !isReversed(decision)),
    ok: [
      placedAdoption.example('the earlier one was reversed', REVERSED, DECIDED_AGAIN),
      placedAdoption.example('one decision', DECIDED_AGAIN),
      placedAdoption.example('a row without a decision', DECIDED_AGAIN, { DATE_PLACED: '' }),
      placedAdoption.example(
        'reversed on a day that is not real',
        { ...REVERSED, DATE_PLACED_CEASED: '31/06/2026' },
        DECIDED_AGAIN,
      ),
    ],
    bad: [
      placedAdoption.example('never reversed', { DATE_PLACED: '01/06/2025' }, DECIDED_AGAIN),
      failing(
        2,
        placedAdoption.example(
          'two of three not reversed',
          { DATE_PLACED: '01/06/2024' },
          { DATE_PLACED: '01/06/2025' },
          DECIDED_AGAIN,
        ),
      ),
      placedAdoption.example(
        'a row without a decision between the two',
        { DATE_PLACED: '01/06/2025' },
        { DATE_PLACED_CEASED: '01/12/2025' },
        DECIDED_AGAIN,
      ),
      placedAdoption.example(
        'a decision on a day that is not real between the two',
        { DATE_PLACED: '01/06/2025' },
        { DATE_PLACED: '31/11/2025', DATE_PLACED_CEASED: '01/12/2025' },
        DECIDED_AGAIN,
      ),
    ],
  }),
];
