import type { Rule } from '../../../rule.ts';

/** Rules on missing and away. */
export const MISSING_RULES: readonly Rule[] = [];
