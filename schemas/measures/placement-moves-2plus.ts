import { AT_31_MARCH, COMPUTED_FOR_CHILDREN, LIMITS } from './common.ts';
import type { Measure } from './measure.ts';
import { PROFILES } from './profiles.ts';

/** Two or more placement moves in the year. */
export const placementMoves2plus: Measure = {
  ...COMPUTED_FOR_CHILDREN,
  id: 'placement_moves_2plus',
  profile: 'cco',
  title: 'Two or more placement moves in the year',
  shortTitle: '2+ placement moves',
  definition:
    'Children with two or more moves after 1 April and up to 31 March. A move is a new episode with a new carer, or a return to care; a first entry to care is not a move.',
  numerator: 'Children with two or more moves in the year',
  denominator: AT_31_MARCH,
  family: 'placements',
  marts: ['indicator'],
  needs: [],
  sentence:
    'In the year to 31 March {year}, {value} of children looked after{counts} moved placement two or more times',
  source: PROFILES.cco.source,
  limits: [LIMITS.moves, LIMITS.part, 'Temporary placements count as the return gives them.'],
};
