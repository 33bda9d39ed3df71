/**
 * The levels that figures are given for: one council, a region, England, or a group of councils such as a cooperative.
 */
export const UNIT_LEVELS = ['council', 'region', 'england', 'group'] as const;
