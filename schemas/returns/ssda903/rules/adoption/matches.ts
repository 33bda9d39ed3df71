import { isBefore, isSameDay } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { ad1, example, failing } from '../makers.ts';
import { ORDER_NOT_READ } from '../predicates/adoption.ts';
import { conflicts } from '../predicates/conflicts.ts';
import { isAdopted } from '../predicates/periods-of-care.ts';

const STARTED = { DECOM: '01/06/2025' };
const PLACED = { DECOM: '01/06/2026' };
const ADOPTED = { ...PLACED, DEC: '01/12/2026', REC: 'E11' };

/** The date of match (AD1), compared with the child's episodes. */
export const MATCH_RULES: readonly Rule[] = [
  ad1.child({
    code: '331',
    title: 'The match is not later than the start of the placement that ends in adoption',
    fields: ['DATE_MATCH'],
    with: { Episodes: ['DECOM', 'REC'] },
    alsoPointsAt: { Episodes: ['DECOM', 'REC'] },
    message:
      'The child was matched with the adopters after the start of the episode that ended in adoption.',
    fix: 'Check the date of match and the start of the last episode.',
    failing: ({ AD1, Episodes }) =>
      conflicts(AD1.rows, ({ DATE_MATCH }) =>
        Episodes.where((episode) => isAdopted(episode) && isBefore(episode.DECOM, DATE_MATCH)),
      ),
    ok: [
      example('on the day', { Episodes: [ADOPTED], AD1: [{ DATE_MATCH: '01/06/2026' }] }),
      example('care ended otherwise', {
        Episodes: [{ ...ADOPTED, REC: 'E4A' }],
        AD1: [{ DATE_MATCH: '02/06/2026' }],
      }),
      example('after an earlier episode', {
        Episodes: [STARTED, ADOPTED],
        AD1: [{ DATE_MATCH: '02/06/2025' }],
      }),
    ],
    bad: [
      ...['E11', 'E12'].map((REC) =>
        failing(
          2,
          example(`the day after, ${REC}`, {
            Episodes: [{ ...ADOPTED, REC }],
            AD1: [{ DATE_MATCH: '02/06/2026' }],
          }),
        ),
      ),
    ],
  }),
  ad1.child({
    code: '582',
    title: 'The adoption is not on the day of the match',
    fields: ['DATE_MATCH'],
    with: { Episodes: ['DEC', 'REC'] },
    alsoPointsAt: { Episodes: ['DEC', 'REC'] },
    askedIfFilled: ORDER_NOT_READ,
    message: 'The date of the adoption is the same as the date of match.',
    fix: 'Check both dates. The adoption order is made some time after the match.',
    failing: ({ AD1, Episodes }) =>
      conflicts(AD1.rows, ({ DATE_MATCH }) =>
        Episodes.where((episode) => isAdopted(episode) && isSameDay(episode.DEC, DATE_MATCH)),
      ),
    ok: [
      example('the day before', { Episodes: [ADOPTED], AD1: [{ DATE_MATCH: '30/11/2026' }] }),
      example('matched the day after the adoption: left to another rule', {
        Episodes: [ADOPTED],
        AD1: [{ DATE_MATCH: '02/12/2026' }],
      }),
      example('an episode that ended otherwise', {
        Episodes: [{ ...ADOPTED, REC: 'E4A' }],
        AD1: [{ DATE_MATCH: '01/12/2026' }],
      }),
    ],
    bad: [
      failing(
        2,
        example('the same day', { Episodes: [ADOPTED], AD1: [{ DATE_MATCH: '01/12/2026' }] }),
      ),
    ],
  }),
];
