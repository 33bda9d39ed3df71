import type { Rule } from '../../rule.ts';
import { EPISODE_CODE_RULES } from './episode-codes.ts';
import { EPISODE_DATE_RULES } from './episode-dates.ts';
import { EPISODE_SEQUENCE_RULES } from './episode-sequence.ts';
import { HEADER_RULES } from './header.ts';
import { LEGAL_STATUS_RULES } from './legal-status.ts';
import { NEW_EPISODE_REASON_RULES } from './new-episode-reason.ts';
import { PLACEMENT_RULES } from './placement.ts';
import { PLACEMENT_PLACE_RULES } from './placement-place.ts';
import { PLACEMENT_PROVIDER_RULES } from './placement-provider.ts';
import { RESPITE_RULES } from './respite.ts';
import { TEMPORARY_PLACEMENT_RULES } from './temporary-placement.ts';
import { WORKER_CELL_RULES } from './worker-cells.ts';
import { WORKER_SEQUENCE_RULES } from './worker-sequence.ts';

/** Every rule held, of every year, by subject. */
export const RULES: readonly Rule[] = [
  ...HEADER_RULES,
  ...EPISODE_CODE_RULES,
  ...EPISODE_DATE_RULES,
  ...EPISODE_SEQUENCE_RULES,
  ...NEW_EPISODE_REASON_RULES,
  ...LEGAL_STATUS_RULES,
  ...PLACEMENT_RULES,
  ...PLACEMENT_PLACE_RULES,
  ...PLACEMENT_PROVIDER_RULES,
  ...TEMPORARY_PLACEMENT_RULES,
  ...RESPITE_RULES,
  ...WORKER_CELL_RULES,
  ...WORKER_SEQUENCE_RULES,
];
