import { isBlank, isOtherDay } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { example, failing, placedAdoption } from '../makers.ts';
import {
  ADOPTION_ITEMS,
  hasAdoptionItems,
  isReversed,
  ORDER_NOT_READ,
} from '../predicates/adoption.ts';
import { conflicts } from '../predicates/conflicts.ts';
import { isAdopted } from '../predicates/periods-of-care.ts';

const ADOPTED = { DECOM: '01/06/2026', DEC: '01/12/2026', REC: 'E11' };
const COMPLETE = {
  ...{ DATE_INT: '01/06/2025', DATE_MATCH: '01/12/2025', FOSTER_CARE: '0' },
  ...{ NB_ADOPTR: '2', SEX_ADOPTR: 'MF', LS_ADOPTR: 'L11' },
};
const DECIDED = { DATE_PLACED: '01/06/2025' };
const REVERSED = { ...DECIDED, DATE_PLACED_CEASED: '01/07/2026' };
const REVERSED_AGAIN = { DATE_PLACED: '01/08/2026', DATE_PLACED_CEASED: '01/09/2026' };

/** Decisions to place for adoption, compared with the adoptions they led to. */
export const ADOPTED_AS_DECIDED_RULES: readonly Rule[] = [
  placedAdoption.child({
    code: '523',
    title: 'The date of the decision is the same in both tables',
    fields: ['DATE_PLACED'],
    alsoPointsAt: { AD1: ['DATE_INT'] },
    message:
      'The date of the latest decision in PlacedAdoption is not the date adoption was decided in AD1.',
    fix: 'Give the same date of decision in both tables.',
    failing: ({ PlacedAdoption, AD1 }) =>
      conflicts(PlacedAdoption.latest(), ({ DATE_PLACED }) =>
        AD1.where(({ DATE_INT }) => isOtherDay(DATE_INT, DATE_PLACED)),
      ),
    ok: [
      example('the same', { PlacedAdoption: [DECIDED], AD1: [COMPLETE] }),
      example('an earlier decision was reversed', {
        PlacedAdoption: [{ ...REVERSED, DATE_PLACED: '01/05/2024' }, DECIDED],
        AD1: [COMPLETE],
      }),
      example('not adopted', { PlacedAdoption: [DECIDED], AD1: [] }),
      example('one is blank', { PlacedAdoption: [DECIDED], AD1: [{ ...COMPLETE, DATE_INT: '' }] }),
    ],
    bad: [
      ...['31/05/2025', '02/06/2025'].map((DATE_INT) =>
        failing(
          2,
          example(`decided on ${DATE_INT}`, {
            PlacedAdoption: [DECIDED],
            AD1: [{ ...COMPLETE, DATE_INT }],
          }),
        ),
      ),
    ],
  }),
  placedAdoption.child({
    code: '525',
    title: 'A child whose decision was reversed has no adoption items',
    fields: ['DATE_PLACED_CEASED'],
    alsoPointsAt: { AD1: ADOPTION_ITEMS },
    askedIfFilled: [...ORDER_NOT_READ, 'DATE_PLACED_CEASED', ...ADOPTION_ITEMS],
    message: 'A decision to place for adoption was reversed, but adoption items (AD1) are given.',
    fix: 'If the child was not adopted, remove the AD1 row. If the child was adopted, remove the date of reversal. If an earlier decision was reversed and not the one that led to the adoption, keep the date and say so in a note.',
    failing: ({ PlacedAdoption, AD1 }) =>
      conflicts(PlacedAdoption.where(isReversed), () => AD1.where(hasAdoptionItems)),
    ok: [
      example('not reversed', { PlacedAdoption: [DECIDED], AD1: [COMPLETE] }),
      example('no adoption items', { PlacedAdoption: [REVERSED], AD1: [{}] }),
      example('no AD1 row', { PlacedAdoption: [REVERSED], AD1: [] }),
    ],
    bad: [
      failing(2, example('all items', { PlacedAdoption: [REVERSED], AD1: [COMPLETE] })),
      ...ADOPTION_ITEMS.map((item) =>
        failing(
          2,
          example(`${item} alone`, {
            PlacedAdoption: [REVERSED],
            AD1: [{ [item]: COMPLETE[item] }],
          }),
        ),
      ),
    ],
  }),
  placedAdoption.child({
    code: '558',
    title: 'A decision that led to adoption is not reversed',
    fields: ['DATE_PLACED_CEASED'],
    with: { Episodes: ['REC'] },
    alsoPointsAt: { Episodes: ['REC'] },
    askedIfFilled: [...ORDER_NOT_READ, 'DATE_PLACED_CEASED'],
    message:
      'The child was adopted, but each of several decisions to place for adoption has a date of reversal.',
    fix: 'Leave the date of reversal of the decision that led to the adoption blank.',
    failing: ({ PlacedAdoption, Episodes }) =>
      PlacedAdoption.count > 1 &&
      PlacedAdoption.none(({ DATE_PLACED_CEASED }) => isBlank(DATE_PLACED_CEASED))
        ? conflicts(Episodes.where(isAdopted), () => PlacedAdoption.rows)
        : [],
    ok: [
      example('the latest is not reversed', {
        Episodes: [ADOPTED],
        PlacedAdoption: [REVERSED, { DATE_PLACED: '01/08/2026' }],
      }),
      example('not adopted', {
        Episodes: [{ ...ADOPTED, REC: 'E4A' }],
        PlacedAdoption: [REVERSED, REVERSED_AGAIN],
      }),
      example('a single reversed decision is left to another rule', {
        Episodes: [ADOPTED],
        PlacedAdoption: [REVERSED],
      }),
    ],
    bad: [
      ...['E11', 'E12'].map((REC) =>
        failing(
          3,
          example(`two reversals, ${REC}`, {
            Episodes: [{ ...ADOPTED, REC }],
            PlacedAdoption: [REVERSED, REVERSED_AGAIN],
          }),
        ),
      ),
    ],
  }),
];
