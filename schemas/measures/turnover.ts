import { IN_POST, LIMITS, WORKFORCE_CENSUS } from './common.ts';
import type { Measure } from './measure.ts';

/** Social worker turnover. */
export const turnover: Measure = {
  ...WORKFORCE_CENSUS,
  id: 'turnover',
  title: 'Social worker turnover',
  shortTitle: 'Turnover',
  definition:
    'Social workers who left in the year to 30 September, compared with those in post at its end. Moves inside the council are not leavers.',
  numerator: 'Leavers in the year, full-time equivalents',
  denominator: IN_POST,
  good: 'low',
  sentence: 'turnover {value}',
  inPack: 'headline',
  limits: [
    LIMITS.stock,
    'A worker who moves to another team in the council is not counted, although the child has a change of worker.',
    'Agency workers who leave are not counted.',
  ],
};
