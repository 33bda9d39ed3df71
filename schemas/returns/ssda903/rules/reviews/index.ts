import type { Rule } from '../../../rule.ts';

/** Rules on reviews. */
export const REVIEW_RULES: readonly Rule[] = [];
