import type { Rule } from '../../../rule.ts';

/** Rules on adoption and permanence. */
export const ADOPTION_RULES: readonly Rule[] = [];
