import type { Rule } from '../../../rule.ts';

/** Rules on health and outcomes (OC2). */
export const HEALTH_RULES: readonly Rule[] = [];
