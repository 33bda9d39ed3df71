import type { Rule } from '../../../rule.ts';
import { LEAVER_ANSWER_RULES } from './answers.ts';
import { CARE_BEFORE_RULES } from './care-before.ts';
import { LEAVER_CELL_RULES } from './cells.ts';
import { ENOUGH_CARE_RULES } from './enough-care.ts';
import { LEAVER_AND_OTHER_TABLE_RULES } from './other-tables.ts';
import { STILL_IN_CARE_RULES } from './still-in-care.ts';

/** Rules on care leavers (OC3). */
export const LEAVER_RULES: readonly Rule[] = [
  ...LEAVER_CELL_RULES,
  ...LEAVER_ANSWER_RULES,
  ...LEAVER_AND_OTHER_TABLE_RULES,
  ...CARE_BEFORE_RULES,
  ...ENOUGH_CARE_RULES,
  ...STILL_IN_CARE_RULES,
];
