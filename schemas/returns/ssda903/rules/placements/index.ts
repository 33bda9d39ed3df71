import type { Rule } from '../../../rule.ts';
import { INSPECTION_RULES } from './inspection.ts';
import { PLACEMENT_KIND_RULES } from './kinds.ts';
import { PROVIDER_CODE_RULES } from './provider-codes.ts';
import { TEMPORARY_PLACEMENT_RULES } from './temporary.ts';

/** Rules on placements: kind, place, provider. */
export const PLACEMENT_RULES: readonly Rule[] = [
  ...PLACEMENT_KIND_RULES,
  ...INSPECTION_RULES,
  ...PROVIDER_CODE_RULES,
  ...TEMPORARY_PLACEMENT_RULES,
];
