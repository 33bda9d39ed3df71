import { isBefore, isOtherDay } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { episodes, failing, withLastYear } from '../makers.ts';
import { openAtEndOf } from '../predicates/episodes.ts';
import { isAdopted } from '../predicates/periods-of-care.ts';

const OPEN_LAST_YEAR = { Episodes: [{ DECOM: '01/06/2025' }] };
const ENDED_LAST_YEAR = { Episodes: [{ DECOM: '01/06/2025', DEC: '01/09/2025', REC: 'E4A' }] };
const ADOPTED_LAST_YEAR = { Episodes: [{ DECOM: '01/06/2025', DEC: '01/09/2025', REC: 'E11' }] };
const TWO_LAST_YEAR = { Episodes: [...OPEN_LAST_YEAR.Episodes, { DECOM: '01/09/2025' }] };
const NOT_THERE_LAST_YEAR = { Episodes: [] };

export const LAST_YEAR_RULES: readonly Rule[] = [
  episodes.child({
    code: '199',
    title: 'No episode follows adoption',
    fields: ['CHILD'],
    alsoReads: ['REC'],
    withLastYearIfHeld: { Episodes: ['REC'] },
    message:
      'The child has an episode that starts after one which ended in adoption (E11, E12), this year or last.',
    fix: 'Check the reason the earlier episode ceased. A child who comes into care after adoption has a new identifier.',
    failing: (child, _context, lastYear) => {
      const adoptions = child.Episodes.where(isAdopted).concat(lastYear.Episodes.where(isAdopted));
      if (adoptions.length === 0) return [];
      return child.Episodes.where((episode) =>
        adoptions.some((adoption) => isBefore(adoption.DECOM, episode.DECOM)),
      );
    },
    ok: [
      episodes.example(
        'adoption comes last',
        { DECOM: '01/04/2026', DEC: '01/06/2026', REC: 'X1' },
        { DECOM: '01/06/2026', DEC: '01/09/2026', REC: 'E11' },
      ),
      withLastYear(
        ENDED_LAST_YEAR,
        episodes.example('went home last year and came back', { DECOM: '01/06/2026' }),
      ),
      withLastYear(
        ADOPTED_LAST_YEAR,
        episodes.example('the same episode sent again', { DECOM: '01/06/2025', REC: 'E11' }),
      ),
    ],
    bad: [
      episodes.example(
        'adopted this year, unopposed',
        { DECOM: '01/04/2026', DEC: '01/06/2026', REC: 'E11' },
        { DECOM: '01/09/2026' },
      ),
      episodes.example(
        'adopted this year, consent dispensed with',
        { DECOM: '01/04/2026', DEC: '01/06/2026', REC: 'E12' },
        { DECOM: '01/09/2026' },
      ),
      withLastYear(
        ADOPTED_LAST_YEAR,
        episodes.example('adopted last year', { DECOM: '01/09/2026' }),
      ),
      failing(
        2,
        episodes.example(
          'two episodes follow',
          { DECOM: '01/04/2026', DEC: '01/06/2026', REC: 'E11' },
          { DECOM: '01/09/2026', DEC: '01/10/2026', REC: 'E12' },
          { DECOM: '01/11/2026' },
        ),
      ),
    ],
  }),
  episodes.child({
    code: '502',
    title: 'Last year’s open episode comes first this year',
    fields: ['DECOM'],
    withLastYear: { Episodes: ['DEC'] },
    pointsAtLastYear: { Episodes: ['DECOM'] },
    message:
      'Last year’s return ended with an open episode, but this year’s first episode does not start on the same day, or the child has no episodes this year.',
    fix: 'Add last year’s open episode with the same start date, even if it has ended since.',
    failing: (child, _context, lastYear) => {
      const [open] = openAtEndOf(lastYear);
      if (open === undefined) return [];
      if (child.Episodes.count === 0) return [open];
      return child.Episodes.first().filter(({ DECOM }) => isOtherDay(DECOM, open.DECOM));
    },
    ok: [
      withLastYear(
        OPEN_LAST_YEAR,
        episodes.example('sent again', { DECOM: '01/06/2025', DEC: '01/05/2026', REC: 'E4A' }),
      ),
      withLastYear(
        OPEN_LAST_YEAR,
        episodes.example(
          'sent again, and another after it',
          { DECOM: '01/06/2025', DEC: '01/05/2026', REC: 'X1' },
          { DECOM: '01/05/2026' },
        ),
      ),
      withLastYear(ENDED_LAST_YEAR, episodes.example('ended last year', { DECOM: '01/06/2026' })),
      withLastYear(
        {
          Episodes: [
            { DECOM: '01/06/2025' },
            { DECOM: '01/09/2025', DEC: '01/10/2025', REC: 'E4A' },
          ],
        },
        episodes.example('only last year’s latest episode counts', { DECOM: '01/06/2026' }),
      ),
      withLastYear(
        NOT_THERE_LAST_YEAR,
        episodes.example('not looked after last year', { DECOM: '01/06/2026' }),
      ),
      withLastYear(
        OPEN_LAST_YEAR,
        episodes.example(
          'an episode whose dates cannot be read may have come first',
          { DECOM: '31/02/2026', DEC: '31/04/2026', REC: 'X1' },
          { DECOM: '01/06/2026' },
        ),
      ),
      withLastYear(
        OPEN_LAST_YEAR,
        episodes.example(
          'an episode without a start may have come first',
          { DECOM: '', DEC: '01/07/2026', REC: 'X1' },
          { DECOM: '01/06/2026' },
        ),
      ),
    ],
    bad: [
      withLastYear(OPEN_LAST_YEAR, episodes.example('one day later', { DECOM: '02/06/2025' })),
      withLastYear(
        OPEN_LAST_YEAR,
        episodes.example(
          'another episode comes before it',
          { DECOM: '01/05/2025', DEC: '01/06/2025', REC: 'X1' },
          { DECOM: '01/06/2025' },
        ),
      ),
      withLastYear(
        OPEN_LAST_YEAR,
        episodes.example('the child is not there', { CHILD: 'A2', DECOM: '01/06/2026' }),
      ),
    ],
  }),
  episodes.child({
    code: '562',
    title: 'An episode that began before the year was last year’s latest',
    fields: ['DECOM'],
    withLastYear: { Episodes: ['DECOM'] },
    message:
      'The episode started before this year, but last year’s return has no episode of the child, or its latest one started on another day.',
    fix: 'Check the start date. Give the same date as in last year’s return, or correct that return.',
    failing: (child, { yearStart }, lastYear) => {
      const [latest] = lastYear.Episodes.latest();
      if (latest === undefined && lastYear.Episodes.count > 0) return [];
      return child.Episodes.where(
        ({ DECOM }) =>
          isBefore(DECOM, yearStart) && (latest === undefined || isOtherDay(DECOM, latest.DECOM)),
      );
    },
    ok: [
      withLastYear(OPEN_LAST_YEAR, episodes.example('the same day', { DECOM: '01/06/2025' })),
      withLastYear(
        OPEN_LAST_YEAR,
        episodes.example('started on the first day of the year', { DECOM: '01/04/2026' }),
      ),
      withLastYear(TWO_LAST_YEAR, episodes.example('the latest of two', { DECOM: '01/09/2025' })),
      withLastYear(
        { Episodes: [{ DECOM: '31/02/2026' }] },
        episodes.example('last year’s date cannot be read', { DECOM: '01/06/2025' }),
      ),
      withLastYear(
        { Episodes: [{ DECOM: '01/06/2025', DEC: '01/09/2025' }, {}] },
        episodes.example('last year’s latest has no start', { DECOM: '01/09/2025' }),
      ),
    ],
    bad: [
      withLastYear(OPEN_LAST_YEAR, episodes.example('another day', { DECOM: '31/03/2026' })),
      withLastYear(
        NOT_THERE_LAST_YEAR,
        episodes.example('not there last year', { DECOM: '31/03/2026' }),
      ),
      withLastYear(TWO_LAST_YEAR, episodes.example('the earlier of two', { DECOM: '01/06/2025' })),
      withLastYear(
        {
          Episodes: [{ DECOM: '31/04/2025', DEC: '01/06/2025' }, { DECOM: '01/06/2025' }],
        },
        episodes.example('another day; only the start of an earlier one cannot be read', {
          DECOM: '02/06/2025',
        }),
      ),
    ],
  }),
];
