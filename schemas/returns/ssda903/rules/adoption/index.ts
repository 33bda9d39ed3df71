import type { Rule } from '../../../rule.ts';
import { ADOPTED_CHILD_RULES } from './adopted.ts';
import { ADOPTED_AS_DECIDED_RULES } from './adopted-as-decided.ts';
import { ADOPTER_RULES } from './adopters.ts';
import { ADOPTION_ITEM_RULES } from './adoption-items.ts';
import { ADOPTION_CELL_RULES } from './cells.ts';
import { COURT_ORDER_RULES } from './court-orders.ts';
import { DECISION_DATE_RULES } from './decision-dates.ts';
import { DECISION_RULES } from './decisions.ts';
import { DECISION_LAST_YEAR_RULES } from './last-year.ts';
import { MATCH_RULES } from './matches.ts';
import { ADOPTION_PLACEMENT_RULES } from './placements.ts';
import { PREVIOUS_PERMANENCE_RULES } from './previous-permanence.ts';

/** Rules on adoption and permanence: decisions to place for adoption, adoptions (AD1), previous permanence. */
export const ADOPTION_RULES: readonly Rule[] = [
  ...ADOPTION_CELL_RULES,
  ...DECISION_RULES,
  ...DECISION_DATE_RULES,
  ...ADOPTION_PLACEMENT_RULES,
  ...COURT_ORDER_RULES,
  ...DECISION_LAST_YEAR_RULES,
  ...ADOPTER_RULES,
  ...MATCH_RULES,
  ...ADOPTED_CHILD_RULES,
  ...ADOPTED_AS_DECIDED_RULES,
  ...ADOPTION_ITEM_RULES,
  ...PREVIOUS_PERMANENCE_RULES,
];
