import { LIMITS, MIDYEAR, PUBLISHED_FOR_CHILDREN, TWO_YEARS } from './common.ts';
import type { Measure } from './measure.ts';

/** Mid-year school move in two years. */
export const schoolMovesMidyear2y: Measure = {
  ...PUBLISHED_FOR_CHILDREN,
  id: 'school_moves_midyear_2y',
  title: 'Mid-year school move in two years',
  shortTitle: 'Mid-year school moves, 2 years',
  definition: `Children with one or more mid-year school moves in the two years to 31 March. ${MIDYEAR}`,
  numerator: 'Children with one or more mid-year school moves in the two years',
  denominator: `${TWO_YEARS}, matched to a school`,
  good: 'low',
  family: 'schools',
  sentence:
    'In the two years to 31 March {year}, {value} of children looked after for two years or more and matched to a school{counts} changed school in the middle of a school year',
  inPack: 'left out',
  limits: [LIMITS.schools, LIMITS.schoolYears],
};
