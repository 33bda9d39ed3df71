import type { Rule } from '../../../rule.ts';
import { WORKER_CARE_RULES } from './care.ts';
import { WORKER_CELL_RULES } from './cells.ts';
import { WORKER_DATE_RULES } from './dates.ts';
import { WORKER_SEQUENCE_RULES } from './sequence.ts';

/** Rules on social workers. */
export const WORKER_RULES: readonly Rule[] = [
  ...WORKER_CELL_RULES,
  ...WORKER_DATE_RULES,
  ...WORKER_SEQUENCE_RULES,
  ...WORKER_CARE_RULES,
];
