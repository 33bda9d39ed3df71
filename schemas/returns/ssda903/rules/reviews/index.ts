import type { Rule } from '../../../rule.ts';
import { SINGLE_REVIEW_RULES } from './reviews.ts';
import { SHORT_BREAK_REVIEW_RULES } from './short-breaks.ts';

/** Rules on reviews. */
export const REVIEW_RULES: readonly Rule[] = [...SINGLE_REVIEW_RULES, ...SHORT_BREAK_REVIEW_RULES];
