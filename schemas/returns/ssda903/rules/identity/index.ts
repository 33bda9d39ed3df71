import type { Rule } from '../../../rule.ts';
import { AGAINST_LAST_YEAR_RULES } from './against-last-year.ts';
import { AGREES_WITH_HEADER_RULES } from './agrees-with-header.ts';
import { ASYLUM_RULES } from './asylum.ts';
import { ASYLUM_LAST_YEAR_RULES } from './asylum-last-year.ts';
import { HEADER_RULES } from './header.ts';
import { IN_RETURN_RULES } from './in-return.ts';
import { MOTHER_RULES } from './mother.ts';
import { MOTHER_LAST_YEAR_RULES } from './mother-last-year.ts';
import { MOTHERS_CHILD_RULES } from './mothers-child.ts';
import { ONCE_IN_TABLE_RULES } from './once-in-table.ts';
import { PUPIL_NUMBER_RULES } from './pupil-number.ts';
import { SENT_TWICE_RULES } from './sent-twice.ts';

/** Rules on who the child is: Header table, pupil number, mother, asylum seeking. */
export const IDENTITY_RULES: readonly Rule[] = [
  ...HEADER_RULES,
  ...AGAINST_LAST_YEAR_RULES,
  ...PUPIL_NUMBER_RULES,
  ...MOTHER_RULES,
  ...MOTHER_LAST_YEAR_RULES,
  ...MOTHERS_CHILD_RULES,
  ...ASYLUM_RULES,
  ...ASYLUM_LAST_YEAR_RULES,
  ...IN_RETURN_RULES,
  ...AGREES_WITH_HEADER_RULES,
  ...ONCE_IN_TABLE_RULES,
  ...SENT_TWICE_RULES,
];
