import { isBefore } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { episodes, example, failing, header, reviews, withLastYear } from '../makers.ts';
import { hasEpisode, STARTS_NOT_READ } from '../predicates/presence.ts';

const NO_EPISODE_ROWS = {
  Reviews: [{}],
  OC2: [{}],
  AD1: [{}],
  PlacedAdoption: [{}],
  PrevPerm: [{}],
  Missing: [{}],
};

/** Rules on what a child in one table must have in another, or in last year's return. */
export const IN_RETURN_RULES: readonly Rule[] = [
  reviews.child({
    code: '1012',
    title: 'Only children who were looked after have reviews, health, adoption and missing data',
    fields: ['CHILD'],
    alsoPointsAt: {
      OC2: ['CHILD'],
      AD1: ['CHILD'],
      PlacedAdoption: ['CHILD'],
      PrevPerm: ['CHILD'],
      Missing: ['CHILD'],
    },
    with: { Episodes: [] },
    askedIfFilled: STARTS_NOT_READ,
    message:
      'The child has a review, health (OC2), adoption, previous permanence or missing row, but no episode.',
    fix: 'Add the child’s episodes, or remove this row if the child was not looked after.',
    failing: (child) => {
      if (hasEpisode(child)) return [];
      return [
        ...child.Reviews.rows,
        ...child.OC2.rows,
        ...child.AD1.rows,
        ...child.PlacedAdoption.rows,
        ...child.PrevPerm.rows,
        ...child.Missing.rows,
      ];
    },
    ok: [
      example('a child with an episode', { Episodes: [{}], ...NO_EPISODE_ROWS }),
      example('the other tables were not sent', { Episodes: [{}], Reviews: [] }),
      example('a care leaver has no episode', { Episodes: [], Reviews: [], OC3: [{}] }),
    ],
    bad: [
      example('a review', { Episodes: [], Reviews: [{}] }),
      example('health data', { Episodes: [], OC2: [{}] }),
      example('an adoption', { Episodes: [], AD1: [{}] }),
      example('a placement for adoption', { Episodes: [], PlacedAdoption: [{}] }),
      example('an earlier permanent home', { Episodes: [], PrevPerm: [{}] }),
      example('a missing episode', { Episodes: [], Missing: [{}] }),
      example('a missing episode with a start that is not real', {
        Episodes: [],
        Missing: [{ MIS_START: '31/02/2027' }],
      }),
      example('a decision to place for adoption with a date that is not real', {
        Episodes: [],
        PlacedAdoption: [{ DATE_PLACED: '31/02/2027' }],
      }),
      example('a review with a date that is not real', {
        Episodes: [],
        Reviews: [{ REVIEW: '31/02/2027' }],
      }),
      failing(
        6,
        example('another child has the episode', {
          Episodes: [{ CHILD: 'B2' }],
          ...NO_EPISODE_ROWS,
        }),
      ),
    ],
  }),
  header.child({
    code: 'EPI',
    title: 'Each child has an episode or is a care leaver',
    fields: ['CHILD'],
    with: { Episodes: [] },
    withIfSent: { OC3: [] },
    message: 'The child has neither an episode nor a row in the care leavers table (OC3).',
    fix: 'Add the child’s episodes or care leaver row, or remove the child from the Header table.',
    failing: (child) => (hasEpisode(child) || child.OC3.count > 0 ? [] : child.Header.rows),
    ok: [
      example('looked after', { Header: [{}], Episodes: [{}], OC3: [] }),
      example('looked after, with a start that is not real', {
        Header: [{}],
        Episodes: [{ DECOM: '31/02/2027' }],
      }),
      example('a care leaver', { Header: [{}], Episodes: [], OC3: [{}] }),
      example('both', { Header: [{}], Episodes: [{}], OC3: [{}] }),
    ],
    bad: [
      example('neither', { Header: [{}], Episodes: [], OC3: [] }),
      example('no care leavers were sent', { Header: [{}], Episodes: [] }),
      example('another child is both', {
        Header: [{}],
        Episodes: [{ CHILD: 'B2' }],
        OC3: [{ CHILD: 'B2' }],
      }),
    ],
  }),
  episodes.child({
    code: 'NoE',
    title: 'A child whose care began before the year was in last year’s return',
    fields: ['DECOM'],
    withLastYear: { Episodes: [] },
    message:
      'The episode began before the collection year, but the child had no episode in last year’s return.',
    fix: 'Check the start date and the child identifier. If both are right, say in a note that last year’s return did not include the child.',
    failing: (child, { yearStart }, lastYear) =>
      hasEpisode(lastYear) ? [] : child.Episodes.where(({ DECOM }) => isBefore(DECOM, yearStart)),
    ok: [
      withLastYear(
        { Episodes: [] },
        episodes.example('began in the year', { DECOM: '01/04/2026' }),
      ),
      withLastYear(
        { Episodes: [{ DECOM: '01/06/2025' }] },
        episodes.example('had an episode last year', { DECOM: '31/03/2026' }),
      ),
      withLastYear(
        { Episodes: [{ DECOM: '31/02/2026' }] },
        episodes.example('had an episode with a start that is not real', { DECOM: '31/03/2026' }),
      ),
    ],
    bad: [
      withLastYear(
        { Episodes: [] },
        episodes.example('began on the last day before the year', { DECOM: '31/03/2026' }),
      ),
      withLastYear(
        { Episodes: [{ CHILD: 'B2', DECOM: '01/06/2025' }] },
        episodes.example('another child had an episode', { DECOM: '01/06/2025' }),
      ),
    ],
  }),
];
