import { LIMITS, MATCHED_TO_A_SCHOOL, MIDYEAR, PUBLISHED_FOR_CHILDREN } from './common.ts';
import type { Measure } from './measure.ts';

/** Mid-year school move in the year. */
export const schoolMovesMidyear: Measure = {
  ...PUBLISHED_FOR_CHILDREN,
  id: 'school_moves_midyear',
  title: 'Mid-year school move in the year',
  shortTitle: 'Mid-year school moves',
  definition: `Children with one or more mid-year school moves. ${MIDYEAR}`,
  numerator: 'Children with one or more mid-year school moves in the year',
  denominator: MATCHED_TO_A_SCHOOL,
  good: 'low',
  family: 'schools',
  sentence:
    'In the year to 31 March {year}, {value} of children looked after and matched to a school{counts} changed school in the middle of a school year',
  inPack: 'headline',
  limits: [LIMITS.schools, LIMITS.schoolYears],
};
