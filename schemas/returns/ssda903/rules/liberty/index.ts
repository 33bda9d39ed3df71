import type { Rule } from '../../../rule.ts';
import { LIBERTY_CARE_RULES } from './care.ts';
import { LIBERTY_ORDER_RULES } from './orders.ts';

/** Rules on deprivation of liberty. */
export const LIBERTY_RULES: readonly Rule[] = [...LIBERTY_ORDER_RULES, ...LIBERTY_CARE_RULES];
