import { WORKFORCE_CENSUS } from './common.ts';
import type { Measure } from './measure.ts';

/** Average caseload. */
export const caseload: Measure = {
  ...WORKFORCE_CENSUS,
  id: 'caseload',
  title: 'Average caseload',
  shortTitle: 'Caseload',
  definition:
    'Cases held on 30 September for each full-time equivalent social worker, agency workers included, who holds one or more.',
  numerator: 'Cases held',
  denominator: 'Workers with one or more cases, full-time equivalents; not published',
  good: 'low',
  unit: 'cases a worker',
  counts: 'cases',
  sentence: 'cases for each worker {value}',
  inPack: 'headline',
  limits: ['It is a mean: it hides how unevenly cases are shared.'],
};
