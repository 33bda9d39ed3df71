import type { Rule } from '../../../rule.ts';
import { WORKER_AT_YEAR_END_RULES } from './at-year-end.ts';
import { WORKER_CARE_RULES } from './care.ts';
import { WORKER_CELL_RULES } from './cells.ts';
import { WORKER_DATE_RULES } from './dates.ts';
import { OPEN_WORKER_RULES } from './open-episodes.ts';
import { WORKER_SUCCESSION_RULES } from './succession.ts';

/** Rules on social workers. */
export const WORKER_RULES: readonly Rule[] = [
  ...WORKER_CELL_RULES,
  ...WORKER_DATE_RULES,
  ...OPEN_WORKER_RULES,
  ...WORKER_SUCCESSION_RULES,
  ...WORKER_AT_YEAR_END_RULES,
  ...WORKER_CARE_RULES,
];
