import { WORKFORCE_CENSUS } from './common.ts';
import type { Measure } from './measure.ts';

/** Agency social workers. */
export const agency: Measure = {
  ...WORKFORCE_CENSUS,
  id: 'agency',
  title: 'Agency social workers',
  shortTitle: 'Agency rate',
  definition: 'Agency workers as a share of all social workers at work on 30 September.',
  numerator: 'Agency workers, full-time equivalents',
  denominator: 'Agency workers and workers in post together, full-time equivalents',
  good: 'low',
  sentence: 'agency workers {value}',
  inPack: 'headline',
  limits: ['It is a count on one day of the year.'],
};
