import type { Rule } from '../../../rule.ts';
import { HEADER_RULES } from './header.ts';

/** Rules on who the child is: header, pupil number, mother, asylum seeking. */
export const IDENTITY_RULES: readonly Rule[] = [...HEADER_RULES];
