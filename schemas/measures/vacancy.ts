import { WORKFORCE_CENSUS } from './common.ts';
import type { Measure } from './measure.ts';

/** Vacant social worker posts. */
export const vacancy: Measure = {
  ...WORKFORCE_CENSUS,
  id: 'vacancy',
  title: 'Vacant social worker posts',
  shortTitle: 'Vacancy rate',
  definition:
    'Vacant posts as a share of all posts on 30 September, whether or not an agency worker covers them.',
  numerator: 'Vacancies, full-time equivalents',
  denominator: 'Vacancies and workers in post together, full-time equivalents',
  good: 'low',
  sentence: 'vacant posts {value}',
  inPack: 'headline',
  limits: ['A vacant post may be covered by an agency worker.'],
};
