import { PUBLISHED_FOR_CHILDREN } from './common.ts';
import type { Measure } from './measure.ts';

/** With the same carer for two years or more. */
export const samePlacement2y: Measure = {
  ...PUBLISHED_FOR_CHILDREN,
  id: 'same_placement_2y',
  title: 'With the same carer for two years or more',
  shortTitle: 'Same carer, 2+ years',
  definition:
    'Children under 16, in care for two and a half years or more, who have lived with the same carer for at least two years or are placed for adoption.',
  numerator: 'Children with the same carer for at least two years',
  denominator: 'Children under 16 looked after for at least two and a half years on 31 March',
  good: 'high',
  family: 'placements',
  sentence:
    'On 31 March {year}, {value} of children under 16 looked after for two and a half years or more{counts} had been with the same carer for two years or more',
  inPack: 'headline',
  limits: [
    'It says nothing about children in care for less than two and a half years, or aged 16 and over.',
  ],
};
