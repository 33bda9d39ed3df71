import { LIMITS, PUBLISHED_FOR_CHILDREN, TWO_YEARS } from './common.ts';
import type { Measure } from './measure.ts';

/** Any school move in two years. */
export const schoolMovesAny2y: Measure = {
  ...PUBLISHED_FOR_CHILDREN,
  id: 'school_moves_any_2y',
  title: 'Any school move in two years',
  shortTitle: 'Any school move, 2 years',
  definition: 'Children with one or more new schools in the two years to 31 March.',
  numerator: 'Children with one or more school moves in the two years',
  denominator: `${TWO_YEARS}, matched to a school`,
  good: 'low',
  family: 'schools',
  sentence:
    'In the two years to 31 March {year}, {value} of children looked after for two years or more and matched to a school{counts} changed school',
  inPack: 'left out',
  limits: [LIMITS.schools, LIMITS.schoolYears],
};
