import type { Rule } from '../../../rule.ts';

/** Rules on care leavers (OC3). */
export const LEAVER_RULES: readonly Rule[] = [];
