import type { Rule } from '../../rule.ts';
import { ADOPTION_RULES } from './adoption/index.ts';
import { EPISODE_RULES } from './episodes/index.ts';
import { HEALTH_RULES } from './health/index.ts';
import { IDENTITY_RULES } from './identity/index.ts';
import { LEAVER_RULES } from './leavers/index.ts';
import { LIBERTY_RULES } from './liberty/index.ts';
import { MISSING_RULES } from './missing/index.ts';
import { PLACEMENT_RULES } from './placements/index.ts';
import { REVIEW_RULES } from './reviews/index.ts';
import { WORKER_RULES } from './workers/index.ts';

/** Every rule held, of every year, by subject. */
export const RULES: readonly Rule[] = [
  ...IDENTITY_RULES,
  ...EPISODE_RULES,
  ...PLACEMENT_RULES,
  ...WORKER_RULES,
  ...ADOPTION_RULES,
  ...HEALTH_RULES,
  ...LEAVER_RULES,
  ...REVIEW_RULES,
  ...MISSING_RULES,
  ...LIBERTY_RULES,
];
