import { WORKFORCE_CENSUS } from './common.ts';
import type { Measure } from './measure.ts';

/** Agency social workers who cover a vacancy. */
export const agencyCovering: Measure = {
  ...WORKFORCE_CENSUS,
  id: 'agency_covering',
  title: 'Agency social workers who cover a vacancy',
  shortTitle: 'Agency covering vacancies',
  definition: 'Agency workers who cover a vacant post, as a share of all agency workers.',
  numerator: 'Agency workers covering vacancies, full-time equivalents',
  denominator: 'Agency workers, full-time equivalents',
  good: '-',
  sentence: 'agency workers who cover a vacancy {value}',
  inPack: 'left out',
  limits: ['It is a count on one day of the year.'],
};
