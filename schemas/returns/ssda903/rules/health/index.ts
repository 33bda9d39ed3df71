import type { Rule } from '../../../rule.ts';
import { HEALTH_CELL_RULES } from './cells.ts';
import { CORE_ITEM_RULES } from './core-items.ts';
import { ITEM_OF_AN_AGE_RULES } from './items-of-an-age.ts';
import { STRENGTHS_AND_DIFFICULTIES_RULES } from './strengths-and-difficulties.ts';
import { SUBSTANCE_MISUSE_RULES } from './substance-misuse.ts';

/** Rules on health and outcomes (OC2). */
export const HEALTH_RULES: readonly Rule[] = [
  ...HEALTH_CELL_RULES,
  ...SUBSTANCE_MISUSE_RULES,
  ...STRENGTHS_AND_DIFFICULTIES_RULES,
  ...CORE_ITEM_RULES,
  ...ITEM_OF_AN_AGE_RULES,
];
