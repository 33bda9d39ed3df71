import { IN_POST, WORKFORCE_CENSUS } from './common.ts';
import type { Measure } from './measure.ts';

/** Social workers who are case holders. */
export const caseHolderShare: Measure = {
  ...WORKFORCE_CENSUS,
  id: 'case_holder_share',
  title: 'Social workers who are case holders',
  shortTitle: 'Case holders',
  definition:
    'Workers in post whose role is case holder. Do not compare figures from 2024 on with earlier ones: in 2024 some workers were moved to another role.',
  numerator: 'Case holders, full-time equivalents',
  denominator: IN_POST,
  good: '-',
  sentence: 'case holders {value}',
  inPack: 'left out',
  limits: ['The series breaks between 2023 and 2024.'],
};
