import { AT_31_MARCH, COMPUTED_FOR_CHILDREN, LIMITS } from './common.ts';
import type { Measure } from './measure.ts';
import { PROFILES } from './profiles.ts';

/** Three or more placements in the year. */
export const placements3plus: Measure = {
  ...COMPUTED_FOR_CHILDREN,
  id: 'placements_3plus',
  profile: 'dfe',
  title: 'Three or more placements in the year',
  shortTitle: '3+ placements',
  definition:
    'Children with three or more placements in the collection year. A placement lasts as long as the child stays with the same carer: a temporary absence after which the child returns, or a change of legal status or address with the same carer, does not start a new one.',
  numerator: 'Children with three or more placements in the year',
  denominator: AT_31_MARCH,
  family: 'placements',
  marts: ['indicator', 'published_indicator'],
  needs: [],
  sentence:
    'In the year to 31 March {year}, {value} of children looked after{counts} had three or more placements',
  source: PROFILES.dfe.source,
  limits: [LIMITS.moves, LIMITS.part],
};
