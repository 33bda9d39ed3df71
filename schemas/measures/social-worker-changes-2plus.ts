import { AT_31_MARCH, COMPUTED_FOR_CHILDREN, LIMITS } from './common.ts';
import type { Measure } from './measure.ts';
import { PROFILES } from './profiles.ts';

/** Two or more changes of social worker in the year. */
export const socialWorkerChanges2plus: Measure = {
  ...COMPUTED_FOR_CHILDREN,
  id: 'social_worker_changes_2plus',
  profile: 'cco',
  title: 'Two or more changes of social worker in the year',
  shortTitle: '2+ social worker changes',
  definition:
    "Children with two or more changes of social worker after 1 April and up to 31 March. Cover during another worker's time is not a change, nor is a gap of a week or less with the same worker. A worker who leaves and comes back makes two changes.",
  numerator: 'Children with two or more changes in the year',
  denominator: `${AT_31_MARCH}, with a social worker on that day`,
  family: 'social_workers',
  marts: ['indicator'],
  needs: [{ input: 'social_worker_episodes', yearsBefore: 0 }],
  sentence:
    'In the year to 31 March {year}, {value} of children looked after{counts} had two or more changes of social worker',
  source: PROFILES.cco.source,
  limits: [LIMITS.workers, 'Changes before the child came into care can count.'],
};
