import { WORKFORCE_CENSUS } from './common.ts';
import type { Measure } from './measure.ts';

/** Sickness absence of social workers. */
export const sicknessAbsence: Measure = {
  ...WORKFORCE_CENSUS,
  id: 'sickness_absence',
  title: 'Sickness absence of social workers',
  shortTitle: 'Sickness absence',
  definition: 'Working days lost to sickness in the year, as a share of all working days.',
  numerator: 'Working days lost in the year, full-time equivalents',
  denominator: 'Workers in post times the working days of the year (253, or 254 in a leap year)',
  good: 'low',
  counts: 'working days',
  sentence: 'working days lost to sickness {value}',
  inPack: 'shown',
  limits: [
    'Working days are estimated: the workers in post at the census are counted for the whole year.',
  ],
};
