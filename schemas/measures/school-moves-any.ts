import { LIMITS, MATCHED_TO_A_SCHOOL, PUBLISHED_FOR_CHILDREN } from './common.ts';
import type { Measure } from './measure.ts';

/** Any school move in the year. */
export const schoolMovesAny: Measure = {
  ...PUBLISHED_FOR_CHILDREN,
  id: 'school_moves_any',
  title: 'Any school move in the year',
  shortTitle: 'Any school move',
  definition: 'Children with one or more new schools between 1 April and 31 March.',
  numerator: 'Children with one or more school moves in the year',
  denominator: MATCHED_TO_A_SCHOOL,
  good: 'low',
  family: 'schools',
  sentence:
    'In the year to 31 March {year}, {value} of children looked after and matched to a school{counts} changed school',
  inPack: 'shown',
  limits: [LIMITS.schools, LIMITS.schoolYears],
};
