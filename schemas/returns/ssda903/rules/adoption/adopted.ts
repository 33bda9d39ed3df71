import { isAfter, isBefore, isFilled, isOneOf } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { ad1, example, failing } from '../makers.ts';
import { startsCare } from '../predicates/adoption.ts';
import { conflicts } from '../predicates/conflicts.ts';
import { isPlacedForAdoption } from '../predicates/episodes.ts';

const STARTED = { DECOM: '01/06/2025', RNE: 'S', PLACE: 'U6' };
const PLACED = { DECOM: '01/06/2026', RNE: 'P', PLACE: 'A4' };
const ADOPTED = { ...PLACED, DEC: '01/12/2026', REC: 'E11' };

const WITH_CURRENT_CARER = ['A3', 'A5'];
const NOT_WITH_CURRENT_CARER = ['A4', 'A6'];

/** The data on an adoption (AD1), except the date of match, compared with the child's episodes. */
export const ADOPTED_CHILD_RULES: readonly Rule[] = [
  ad1.child({
    code: '334',
    title: 'Adoption is not decided before the latest period of care',
    fields: ['DATE_INT'],
    with: { Episodes: ['DECOM', 'RNE'] },
    alsoPointsAt: { Episodes: ['DECOM', 'RNE'] },
    message: 'The date adoption was decided is before the start of the latest period of care.',
    fix: 'Check the date of the decision and the start of the period of care.',
    failing: ({ AD1, Episodes }) =>
      conflicts(AD1.rows, ({ DATE_INT }) =>
        Episodes.where((episode) => startsCare(episode) && isFilled(episode.DECOM))
          .slice(-1)
          .filter(({ DECOM }) => isBefore(DATE_INT, DECOM)),
      ),
    ok: [
      example('on the first day', { Episodes: [STARTED], AD1: [{ DATE_INT: '01/06/2025' }] }),
      example('before an episode that continues care', {
        Episodes: [STARTED, ADOPTED],
        AD1: [{ DATE_INT: '31/05/2026' }],
      }),
    ],
    bad: [
      failing(
        2,
        example('the day before', { Episodes: [STARTED], AD1: [{ DATE_INT: '31/05/2025' }] }),
      ),
      failing(
        2,
        example('before both of two periods', {
          Episodes: [STARTED, { ...ADOPTED, RNE: 'S' }],
          AD1: [{ DATE_INT: '31/05/2025' }],
        }),
      ),
      failing(
        2,
        example('within the first of two periods', {
          Episodes: [STARTED, { ...ADOPTED, RNE: 'S' }],
          AD1: [{ DATE_INT: '31/05/2026' }],
        }),
      ),
      failing(
        2,
        example('before a period that another without a start follows', {
          Episodes: [STARTED, { ...ADOPTED, RNE: 'S', DECOM: '' }],
          AD1: [{ DATE_INT: '31/05/2025' }],
        }),
      ),
    ],
  }),
  ad1.child({
    code: '335',
    title: 'Adopted by foster carer agrees with the last adoption placement',
    fields: ['FOSTER_CARE'],
    with: { Episodes: ['PLACE'] },
    alsoPointsAt: { Episodes: ['PLACE'] },
    message:
      'Adopted by foster carer is 0 although the last adoption placement was with the current foster carer (A3, A5), or 1 although it was not (A4, A6).',
    fix: 'Check both and correct the one that is wrong.',
    failing: ({ AD1, Episodes }) =>
      conflicts(AD1.rows, ({ FOSTER_CARE }) =>
        // When an episode cannot be read, it may be the last adoption placement.
        (Episodes.isWhole ? Episodes.where(isPlacedForAdoption).slice(-1) : []).filter(
          ({ PLACE }) =>
            (FOSTER_CARE === '0' && isOneOf(PLACE, WITH_CURRENT_CARER)) ||
            (FOSTER_CARE === '1' && isOneOf(PLACE, NOT_WITH_CURRENT_CARER)),
        ),
      ),
    ok: [
      ...WITH_CURRENT_CARER.map((PLACE) =>
        example(`by the foster carer, ${PLACE}`, {
          Episodes: [{ ...ADOPTED, PLACE }],
          AD1: [{ FOSTER_CARE: '1' }],
        }),
      ),
      ...NOT_WITH_CURRENT_CARER.map((PLACE) =>
        example(`not by the foster carer, ${PLACE}`, {
          Episodes: [{ ...ADOPTED, PLACE }],
          AD1: [{ FOSTER_CARE: '0' }],
        }),
      ),
      example('an earlier adoption placement was another', {
        Episodes: [
          { ...PLACED, PLACE: 'A3' },
          { ...ADOPTED, DECOM: '01/07/2026' },
        ],
        AD1: [{ FOSTER_CARE: '0' }],
      }),
      example('the last placement has no readable start', {
        Episodes: [
          { ...PLACED, PLACE: 'A3' },
          { ...ADOPTED, DECOM: '31/06/2026' },
        ],
        AD1: [{ FOSTER_CARE: '0' }],
      }),
      example('never placed for adoption', { Episodes: [STARTED], AD1: [{ FOSTER_CARE: '1' }] }),
      example('blank', { Episodes: [ADOPTED], AD1: [{ FOSTER_CARE: '' }] }),
    ],
    bad: [
      ...WITH_CURRENT_CARER.map((PLACE) =>
        failing(
          2,
          example(`not by the foster carer, ${PLACE}`, {
            Episodes: [{ ...ADOPTED, PLACE }],
            AD1: [{ FOSTER_CARE: '0' }],
          }),
        ),
      ),
      ...NOT_WITH_CURRENT_CARER.map((PLACE) =>
        failing(
          2,
          example(`by the foster carer, ${PLACE}`, {
            Episodes: [{ ...ADOPTED, PLACE }],
            AD1: [{ FOSTER_CARE: '1' }],
          }),
        ),
      ),
      failing(
        2,
        example('in hospital since', {
          Episodes: [PLACED, { ...ADOPTED, DECOM: '01/09/2026', PLACE: 'T1' }],
          AD1: [{ FOSTER_CARE: '1' }],
        }),
      ),
    ],
  }),
  ad1.child({
    code: '521',
    title: 'Adoption is decided by the start of each adoption placement',
    fields: ['DATE_INT'],
    with: { Episodes: ['DECOM', 'PLACE'] },
    alsoPointsAt: { Episodes: ['DECOM', 'PLACE'] },
    message:
      'The date adoption was decided is after the start of an adoption placement (A3 to A6).',
    fix: 'Check the date of the decision and the start of the placement. If the placement followed an earlier decision that was reversed, say so in a note.',
    failing: ({ AD1, Episodes }) =>
      conflicts(AD1.rows, ({ DATE_INT }) =>
        Episodes.where(
          (episode) => isPlacedForAdoption(episode) && isAfter(DATE_INT, episode.DECOM),
        ),
      ),
    ok: [
      example('on the day', { Episodes: [PLACED], AD1: [{ DATE_INT: '01/06/2026' }] }),
      example('after another placement', {
        Episodes: [STARTED],
        AD1: [{ DATE_INT: '02/06/2025' }],
      }),
    ],
    bad: [
      failing(
        2,
        example('the day after', { Episodes: [PLACED], AD1: [{ DATE_INT: '02/06/2026' }] }),
      ),
    ],
  }),
];
