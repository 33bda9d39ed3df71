import type { Subject } from '../../return.ts';
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

/** Every rule, of every year, by subject. */
export const SUBJECTS: readonly Subject[] = [
  { name: 'Identity', rules: IDENTITY_RULES },
  { name: 'Episodes of care', rules: EPISODE_RULES },
  { name: 'Placements', rules: PLACEMENT_RULES },
  { name: 'Social workers', rules: WORKER_RULES },
  { name: 'Adoption', rules: ADOPTION_RULES },
  { name: 'Health and education', rules: HEALTH_RULES },
  { name: 'Care leavers', rules: LEAVER_RULES },
  { name: 'Reviews', rules: REVIEW_RULES },
  { name: 'Missing', rules: MISSING_RULES },
  { name: 'Deprivation of liberty', rules: LIBERTY_RULES },
];
