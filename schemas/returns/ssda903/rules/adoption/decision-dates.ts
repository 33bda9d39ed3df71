import { isAfter, isBefore } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { example, placedAdoption } from '../makers.ts';
import { isBeforeFirst, startsCare } from '../predicates/adoption.ts';
import { isEndOfCare, isRespite } from '../predicates/episodes.ts';

const OPEN = { DECOM: '01/05/2025', RNE: 'S', LS: 'C2' };
const WENT_HOME = { ...OPEN, DEC: '01/06/2026', REC: 'E4A' };

/** The dates of decisions to place for adoption and of their reversals: in the year, and during care. */
export const DECISION_DATE_RULES: readonly Rule[] = [
  placedAdoption.child({
    code: '117',
    title: 'No decision or reversal is dated after the year or after care ended',
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    with: { Episodes: ['DEC', 'REC'] },
    message:
      'The decision to place for adoption, or its reversal, is dated after the collection year or after the child left care.',
    fix: 'Check the dates of the decision and the reversal, and the end of the latest episode.',
    failing: ({ PlacedAdoption, Episodes }, { yearEnd }) => {
      const leftOn = Episodes.latest().find(isEndOfCare)?.DEC ?? yearEnd;
      const last = Math.min(leftOn, yearEnd);
      return PlacedAdoption.where(
        (decision) =>
          isAfter(decision.DATE_PLACED, last) || isAfter(decision.DATE_PLACED_CEASED, last),
      );
    },
    ok: [
      example('on the last day of the year', {
        Episodes: [OPEN],
        PlacedAdoption: [{ DATE_PLACED: '31/03/2027', DATE_PLACED_CEASED: '31/03/2027' }],
      }),
      example('on the day the child left', {
        Episodes: [WENT_HOME],
        PlacedAdoption: [{ DATE_PLACED: '01/06/2026', DATE_PLACED_CEASED: '01/06/2026' }],
      }),
      example('after an episode that ended with X1', {
        Episodes: [{ ...WENT_HOME, REC: 'X1' }],
        PlacedAdoption: [{ DATE_PLACED: '02/06/2026', DATE_PLACED_CEASED: '02/06/2026' }],
      }),
      example('after care that began again', {
        Episodes: [WENT_HOME, { ...OPEN, DECOM: '01/07/2026' }],
        PlacedAdoption: [{ DATE_PLACED: '01/08/2026', DATE_PLACED_CEASED: '01/09/2026' }],
      }),
    ],
    bad: [
      example('decided the day after the year', {
        Episodes: [OPEN],
        PlacedAdoption: [{ DATE_PLACED: '01/04/2027' }],
      }),
      example('reversed the day after the year', {
        Episodes: [OPEN],
        PlacedAdoption: [{ DATE_PLACED: '01/06/2026', DATE_PLACED_CEASED: '01/04/2027' }],
      }),
      example('decided the day after the child left', {
        Episodes: [WENT_HOME],
        PlacedAdoption: [{ DATE_PLACED: '02/06/2026' }],
      }),
      example('reversed the day after the child left', {
        Episodes: [WENT_HOME],
        PlacedAdoption: [{ DATE_PLACED: '01/05/2026', DATE_PLACED_CEASED: '02/06/2026' }],
      }),
      example('the child leaves care after the year', {
        Episodes: [{ ...WENT_HOME, DEC: '01/06/2027' }],
        PlacedAdoption: [{ DATE_PLACED: '01/04/2027' }],
      }),
    ],
  }),
  placedAdoption.child({
    code: '118',
    title: 'No reversal is dated before the year or before care started',
    fields: ['DATE_PLACED_CEASED'],
    with: { Episodes: ['DECOM', 'LS'] },
    askedIfFilled: ['DATE_PLACED'],
    message:
      'The decision to place for adoption was reversed before the collection year, or before the child’s first episode that is not a short break.',
    fix: 'Check the date. If the decision was reversed in an earlier year, remove the row: it is no longer reported.',
    failing: (child, { yearStart }) =>
      child.PlacedAdoption.where(
        ({ DATE_PLACED_CEASED: reversed }) =>
          isBefore(reversed, yearStart) ||
          isBeforeFirst(reversed, child, (episode) => !isRespite(episode)),
      ),
    ok: [
      example('on the first day of the year', {
        Episodes: [OPEN],
        PlacedAdoption: [{ DATE_PLACED_CEASED: '01/04/2026' }],
      }),
      example('on the first day of care', {
        Episodes: [
          { ...OPEN, DECOM: '01/06/2026' },
          { ...OPEN, DECOM: '01/08/2026' },
        ],
        PlacedAdoption: [{ DATE_PLACED_CEASED: '01/06/2026' }],
      }),
      example('not reversed', {
        Episodes: [{ ...OPEN, DECOM: '01/06/2026' }],
        PlacedAdoption: [{ DATE_PLACED: '01/05/2026' }],
      }),
      example('only short breaks', {
        Episodes: [{ ...OPEN, LS: 'V4', DECOM: '01/06/2026' }],
        PlacedAdoption: [{ DATE_PLACED_CEASED: '01/05/2026' }],
      }),
      example('the first episode has a start that is not a real date', {
        Episodes: [
          { ...OPEN, DECOM: '31/04/2026' },
          { ...OPEN, DECOM: '01/08/2026' },
        ],
        PlacedAdoption: [{ DATE_PLACED_CEASED: '01/06/2026' }],
      }),
      example('the first episode has no start', {
        Episodes: [
          { ...OPEN, DECOM: '' },
          { ...OPEN, DECOM: '01/08/2026' },
        ],
        PlacedAdoption: [{ DATE_PLACED_CEASED: '01/06/2026' }],
      }),
    ],
    bad: [
      example('the day before the year', {
        Episodes: [OPEN],
        PlacedAdoption: [{ DATE_PLACED_CEASED: '31/03/2026' }],
      }),
      example('the day before care', {
        Episodes: [{ ...OPEN, DECOM: '01/06/2026' }],
        PlacedAdoption: [{ DATE_PLACED_CEASED: '31/05/2026' }],
      }),
      example('decided on a day that is not real', {
        Episodes: [OPEN],
        PlacedAdoption: [{ DATE_PLACED: '31/06/2025', DATE_PLACED_CEASED: '31/03/2026' }],
      }),
      example('between short breaks and care', {
        Episodes: [
          { ...OPEN, LS: 'V3', DECOM: '01/05/2026' },
          { ...OPEN, LS: 'V4', DECOM: '02/05/2026' },
          { ...OPEN, DECOM: '01/06/2026' },
        ],
        PlacedAdoption: [{ DATE_PLACED_CEASED: '31/05/2026' }],
      }),
    ],
  }),
  placedAdoption.child({
    code: '1003',
    title: 'No decision to place for adoption is dated before care started',
    fields: ['DATE_PLACED'],
    with: { Episodes: ['DECOM', 'RNE'] },
    message: 'The decision to place for adoption is dated before the child started care.',
    fix: 'Check the date of the decision and the start of the first episode of care.',
    failing: (child) =>
      child.PlacedAdoption.where(
        ({ DATE_PLACED }) =>
          // A first episode that continues care shows that care began before the episodes in the return.
          child.Episodes.first().some(startsCare) && isBeforeFirst(DATE_PLACED, child, startsCare),
      ),
    ok: [
      example('on the first day of care', {
        Episodes: [OPEN],
        PlacedAdoption: [{ DATE_PLACED: '01/05/2025' }],
      }),
      example('within the first of two periods', {
        Episodes: [OPEN, { ...OPEN, DECOM: '01/08/2026' }],
        PlacedAdoption: [{ DATE_PLACED: '01/06/2025' }],
      }),
      example('the start of care is not in the return', {
        Episodes: [{ ...OPEN, RNE: 'P' }],
        PlacedAdoption: [{ DATE_PLACED: '30/04/2025' }],
      }),
      example('care continued from before the return, ended and started again', {
        Episodes: [
          { ...WENT_HOME, RNE: 'P' },
          { ...OPEN, DECOM: '01/08/2026' },
        ],
        PlacedAdoption: [{ DATE_PLACED: '01/05/2026' }, { DATE_PLACED: '01/02/2025' }],
      }),
      example('the start of care is not a real date', {
        Episodes: [
          { ...OPEN, DECOM: '31/04/2025' },
          { ...OPEN, DECOM: '01/08/2026' },
        ],
        PlacedAdoption: [{ DATE_PLACED: '01/06/2025' }],
      }),
    ],
    bad: [
      example('the day before', {
        Episodes: [OPEN],
        PlacedAdoption: [{ DATE_PLACED: '30/04/2025' }],
      }),
    ],
  }),
];
