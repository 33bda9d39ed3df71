import { LIMITS, PUBLISHED_FOR_CHILDREN, TWO_YEARS } from './common.ts';
import type { Measure } from './measure.ts';

/** Three or more placements in two years. */
export const placements3plus2y: Measure = {
  ...PUBLISHED_FOR_CHILDREN,
  id: 'placements_3plus_2y',
  title: 'Three or more placements in two years',
  shortTitle: '3+ placements, 2 years',
  definition: 'Children with three or more placements in the two years to 31 March.',
  numerator: 'Children with three or more placements in the two years',
  denominator: TWO_YEARS,
  good: 'low',
  family: 'placements',
  sentence:
    'In the two years to 31 March {year}, {value} of children looked after for two years or more{counts} had three or more placements',
  inPack: 'shown',
  limits: [LIMITS.moves],
};
