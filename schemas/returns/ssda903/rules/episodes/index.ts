import type { Rule } from '../../../rule.ts';
import { AGE_AT_END_RULES } from './ages-at-end.ts';
import { AGE_AT_START_RULES } from './ages-at-start.ts';
import { CARRIED_OVER_RULES } from './carried-over.ts';
import { EPISODE_CODE_RULES } from './codes.ts';
import { EPISODE_DATE_RULES } from './dates.ts';
import { LAST_YEAR_RULES } from './last-year.ts';
import { LEGAL_STATUS_RULES } from './legal-status.ts';
import { NEW_EPISODE_REASON_RULES } from './new-episode-reason.ts';
import { RESPITE_RULES } from './respite.ts';
import { EPISODE_SEQUENCE_RULES } from './sequence.ts';

/** Rules on episodes of care: codes, dates, order, legal status, ages, last year. */
export const EPISODE_RULES: readonly Rule[] = [
  ...EPISODE_CODE_RULES,
  ...EPISODE_DATE_RULES,
  ...EPISODE_SEQUENCE_RULES,
  ...NEW_EPISODE_REASON_RULES,
  ...LEGAL_STATUS_RULES,
  ...RESPITE_RULES,
  ...AGE_AT_START_RULES,
  ...AGE_AT_END_RULES,
  ...LAST_YEAR_RULES,
  ...CARRIED_OVER_RULES,
];
