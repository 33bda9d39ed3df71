import { EVERY_BREAKDOWN } from './breakdowns.ts';
import type { Measure } from './measure.ts';
import { PROFILES } from './profiles.ts';

export const AT_31_MARCH =
  'Children looked after on 31 March, excluding those only in a series of short breaks';

const review: Measure['review'] = { by: 'Care Stability analysts', last: null };

/** Defaults for measures that count children of the year's cohort and are computed from the returns. */
export const COMPUTED_FOR_CHILDREN = {
  unit: '%',
  counts: 'children',
  good: 'low',
  breakdowns: [...EVERY_BREAKDOWN],
  hasInterval: true,
  charts: ['comparison', 'trend'],
  inPack: 'headline',
  review,
} satisfies Partial<Measure>;

/** Defaults for measures that are shown as the Department for Education published them. */
export const PUBLISHED_FOR_CHILDREN = {
  profile: 'dfe',
  unit: '%',
  counts: 'children',
  marts: ['published_indicator'],
  breakdowns: ['total'],
  needs: [],
  hasInterval: false,
  charts: ['comparison', 'trend'],
  source: PROFILES.dfe.source,
  review,
} satisfies Partial<Measure>;

/**
 * Defaults for the rates of the social work workforce. A census of 30 September belongs to the collection year that
 * ends after it.
 */
export const WORKFORCE_CENSUS = {
  profile: 'dfe',
  unit: '%',
  counts: 'workers',
  family: 'workforce',
  marts: ['workforce_rate'],
  breakdowns: ['total'],
  needs: [],
  hasInterval: false,
  charts: ['trend'],
  source: "Department for Education, children's social work workforce census of 30 September",
  review,
} satisfies Partial<Measure>;

export const IN_POST = 'Social workers in post on 30 September, full-time equivalents';
export const TWO_YEARS =
  'Children looked after on 31 March and for the two years before it without a break';
export const MATCHED_TO_A_SCHOOL = 'Children looked after on 31 March and matched to a school';
export const MIDYEAR =
  'A mid-year move is a new school between 1 April and 31 March, excluding 1 August to 30 September and any time in the year before the child came into care.';

/** Limits that several measures share. */
export const LIMITS = {
  moves:
    'The data show moves, not their quality: a planned move to adopters counts like a placement that broke down.',
  part: 'Children who came into care during the year have had less time to move.',
  workers:
    'Councils record the allocation of social workers differently; DfE marks these statistics as in development.',
  schools:
    'Children in independent schools or without a pupil number cannot be matched to a school, so they are excluded.',
  schoolYears: 'There are no figures for 2020, when the summer school census was not taken.',
  stock:
    'The rate is a share of workers at the census, not of the mean of the year’s opening and closing numbers.',
} as const;
