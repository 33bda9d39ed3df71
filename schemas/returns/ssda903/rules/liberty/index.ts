import type { Rule } from '../../../rule.ts';

/** Rules on deprivation of liberty. */
export const LIBERTY_RULES: readonly Rule[] = [];
