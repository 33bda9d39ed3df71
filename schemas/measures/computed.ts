import { type Measure, PROFILES } from './measure.ts';

const AT_31_MARCH =
  'Children looked after on 31 March, those only in a series of short breaks left out';

/** The measures that the platform computes from the councils' returns. */
export const COMPUTED: readonly Measure[] = [
  {
    id: 'placements_3plus',
    profile: 'dfe',
    title: 'Three or more placements in the year',
    shortTitle: '3+ placements',
    definition:
      'Children with three or more placements in the collection year. A placement lasts while the carer stays: a temporary absence with return, or a change of legal status or place with the same carer, does not start a new one.',
    numerator: 'Children with three or more placements in the year',
    denominator: AT_31_MARCH,
    good: 'low',
    unit: '%',
    source: PROFILES.dfe,
    marts: ['indicator', 'published_indicator'],
  },
  {
    id: 'placement_moves_2plus',
    profile: 'cco',
    title: 'Two or more placement moves in the year',
    shortTitle: '2+ placement moves',
    definition:
      'Children with two or more moves after 1 April and up to 31 March. A move is a new episode with a new carer, or a return to care; a first entry to care is not a move.',
    numerator: 'Children with two or more moves in the year',
    denominator: AT_31_MARCH,
    good: 'low',
    unit: '%',
    source: PROFILES.cco,
    marts: ['indicator'],
  },
  {
    id: 'social_workers_3plus',
    profile: 'dfe',
    title: 'Three or more social workers in the year',
    shortTitle: '3+ social workers',
    definition:
      'Children with three or more different social workers in the collection year, the time before they came into care included. A worker who goes and comes back counts once.',
    numerator: 'Children with three or more different social workers in the year',
    denominator: `${AT_31_MARCH}, with a social worker recorded in the year`,
    good: 'low',
    unit: '%',
    source: PROFILES.dfe,
    marts: ['indicator', 'published_indicator'],
  },
  {
    id: 'social_worker_changes_2plus',
    profile: 'cco',
    title: 'Two or more changes of social worker in the year',
    shortTitle: '2+ social worker changes',
    definition:
      "Children with two or more changes of social worker after 1 April and up to 31 March. Cover inside another worker's time and gaps of a week or less with the same worker are not changes; a worker who goes and comes back is two changes.",
    numerator: 'Children with two or more changes in the year',
    denominator: `${AT_31_MARCH}, with a social worker on that day`,
    good: 'low',
    unit: '%',
    source: PROFILES.cco,
    marts: ['indicator'],
  },
];
