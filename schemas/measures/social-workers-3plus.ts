import { AT_31_MARCH, COMPUTED_FOR_CHILDREN, LIMITS } from './common.ts';
import type { Measure } from './measure.ts';
import { PROFILES } from './profiles.ts';

/** Three or more social workers in the year. */
export const socialWorkers3plus: Measure = {
  ...COMPUTED_FOR_CHILDREN,
  id: 'social_workers_3plus',
  profile: 'dfe',
  title: 'Three or more social workers in the year',
  shortTitle: '3+ social workers',
  definition:
    'Children with three or more different social workers in the collection year, including the time before they came into care. A worker who leaves and comes back counts once.',
  numerator: 'Children with three or more different social workers in the year',
  denominator: `${AT_31_MARCH}, with a social worker recorded in the year`,
  family: 'social_workers',
  marts: ['indicator', 'published_indicator'],
  needs: [{ input: 'social_worker_episodes', yearsBefore: 0 }],
  sentence:
    'In the year to 31 March {year}, {value} of children looked after{counts} had three or more social workers',
  source: PROFILES.dfe.source,
  limits: [LIMITS.workers, 'A worker who covers for another counts as a worker.'],
};
