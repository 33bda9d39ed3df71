import { isFilled } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import type { CareChild } from '../../tables.ts';
import { example, failing, header } from '../makers.ts';
import { isRespite } from '../predicates/episodes.ts';
import { STARTS_NOT_READ } from '../predicates/presence.ts';

/** In care for short breaks (V3, V4) only. */
function hasOnlyShortBreaks({ Episodes }: CareChild): boolean {
  return Episodes.count > 0 && Episodes.none((episode) => !isRespite(episode));
}

const ONE_BREAK = { LS: 'V3', DECOM: '01/05/2026' };
const SERIES = { LS: 'V4', DECOM: '01/06/2026' };
const CARE_ORDER = { LS: 'C2', DECOM: '01/07/2026' };
const REVIEWED = { REVIEW: '01/06/2026', REVIEW_CODE: 'PN1' };

export const SHORT_BREAK_REVIEW_RULES: readonly Rule[] = [
  header.child({
    code: '399',
    title: 'A child in care for short breaks only has no review and no mother item',
    fields: ['MOTHER'],
    alsoPointsAt: { Reviews: ['REVIEW', 'REVIEW_CODE'] },
    with: { Episodes: ['LS'] },
    askedIfFilled: ['REVIEW', ...STARTS_NOT_READ],
    message:
      'Every episode of the child is a short break (V3, V4), but the mother item, a review or a participation code is filled.',
    fix: 'Remove them, because they are not collected for short breaks. Or check the legal status.',
    failing: (child) => {
      const mothers = child.Header.where((row) => isFilled(row.MOTHER));
      const reviewed = child.Reviews.where(
        (row) => isFilled(row.REVIEW) || isFilled(row.REVIEW_CODE),
      );
      const given = mothers.length > 0 || reviewed.length > 0;
      return given && hasOnlyShortBreaks(child) ? [...mothers, ...reviewed] : [];
    },
    ok: [
      example('neither', { Header: [{ MOTHER: '' }], Episodes: [ONE_BREAK], Reviews: [{}] }),
      example('other care as well', {
        Header: [{ MOTHER: '1' }],
        Episodes: [ONE_BREAK, CARE_ORDER],
        Reviews: [REVIEWED],
      }),
      example('other care, with a start that is not real', {
        Header: [{ MOTHER: '1' }],
        Episodes: [ONE_BREAK, { ...CARE_ORDER, DECOM: '31/06/2026' }],
        Reviews: [],
      }),
      example('no episodes', { Header: [{ MOTHER: '1' }], Episodes: [], Reviews: [REVIEWED] }),
      example('no reviews sent', { Header: [{ MOTHER: '' }], Episodes: [SERIES] }),
    ],
    bad: [
      example('not a mother (0) is an answer', {
        Header: [{ MOTHER: '0' }],
        Episodes: [ONE_BREAK],
      }),
      example('a review', {
        Header: [{ MOTHER: '' }],
        Episodes: [SERIES],
        Reviews: [{ REVIEW: '01/06/2026' }],
      }),
      example('a review whose date cannot be read', {
        Header: [{ MOTHER: '' }],
        Episodes: [SERIES],
        Reviews: [{ REVIEW: '31/06/2026' }],
      }),
      example('a short break with a start that is not real', {
        Header: [{ MOTHER: '1' }],
        Episodes: [{ ...ONE_BREAK, DECOM: '31/06/2026' }],
        Reviews: [],
      }),
      example('a participation code', {
        Header: [{ MOTHER: '' }],
        Episodes: [SERIES],
        Reviews: [{ REVIEW_CODE: 'PN1' }],
      }),
      failing(
        3,
        example('all of them', {
          Header: [{ MOTHER: '1' }],
          Episodes: [ONE_BREAK, SERIES],
          Reviews: [REVIEWED, { ...REVIEWED, REVIEW: '01/12/2026' }],
        }),
      ),
    ],
  }),
];
