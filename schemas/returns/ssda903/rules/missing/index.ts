import type { Rule } from '../../../rule.ts';
import { MISSING_CARE_RULES } from './care.ts';
import { MISSING_CELL_RULES } from './cells.ts';
import { MISSING_DATE_RULES } from './dates.ts';
import { MISSING_ENDING_RULES } from './endings.ts';

/** Rules on children missing or away without authorisation. */
export const MISSING_RULES: readonly Rule[] = [
  ...MISSING_CELL_RULES,
  ...MISSING_DATE_RULES,
  ...MISSING_CARE_RULES,
  ...MISSING_ENDING_RULES,
];
