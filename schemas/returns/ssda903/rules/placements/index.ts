import type { Rule } from '../../../rule.ts';
import { PLACEMENT_AGE_RULES } from './ages.ts';
import { PLACE_CARRIED_OVER_RULES } from './carried-over.ts';
import { CHANGE_REASON_RULES } from './change-reasons.ts';
import { DISTANCE_RULES } from './distance.ts';
import { INSPECTION_RULES } from './inspection.ts';
import { PLACEMENT_KIND_RULES } from './kinds.ts';
import { LOCATION_RULES } from './location.ts';
import { PROVIDER_AREA_RULES } from './provider-areas.ts';
import { PROVIDER_CODE_RULES } from './provider-codes.ts';
import { PROVIDER_RULES } from './providers.ts';
import { TEMPORARY_PLACEMENT_RULES } from './temporary.ts';
import { TEMPORARY_STAY_RULES } from './temporary-stays.ts';

/** Rules on placements: kind, place, provider. */
export const PLACEMENT_RULES: readonly Rule[] = [
  ...PLACEMENT_KIND_RULES,
  ...PLACEMENT_AGE_RULES,
  ...INSPECTION_RULES,
  ...PROVIDER_CODE_RULES,
  ...PROVIDER_RULES,
  ...PROVIDER_AREA_RULES,
  ...LOCATION_RULES,
  ...DISTANCE_RULES,
  ...PLACE_CARRIED_OVER_RULES,
  ...TEMPORARY_PLACEMENT_RULES,
  ...TEMPORARY_STAY_RULES,
  ...CHANGE_REASON_RULES,
];
