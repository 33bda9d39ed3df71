import { isBlank, isFilled } from '../../../predicates.ts';
import type { AnyRow } from '../../../table.ts';
import type { TableRow } from '../../tables.ts';

/** The four health items that are required for every 12-month child. */
export const CORE_HEALTH_ITEMS = [
  'IMMUNISATIONS',
  'TEETH_CHECK',
  'HEALTH_ASSESSMENT',
  'SUBSTANCE_MISUSE',
] as const;

/** The health items that depend on the child's age or on other items. */
export const OTHER_HEALTH_ITEMS = [
  'CONVICTED',
  'HEALTH_CHECK',
  'INTERVENTION_RECEIVED',
  'INTERVENTION_OFFERED',
] as const;

/** Every yes/no item of health and offending, without the strengths and difficulties questionnaire. */
export const HEALTH_ITEMS = [...CORE_HEALTH_ITEMS, ...OTHER_HEALTH_ITEMS] as const;

/** The items that are collected for a care leaver. */
export const LEAVER_ITEMS = ['IN_TOUCH', 'ACTIV', 'ACCOM'] as const;

/** True when at least one of the cells is filled. */
export function hasAnyOf<Item extends string>(
  row: Pick<AnyRow, Item>,
  items: readonly Item[],
): boolean {
  return items.some((item) => isFilled(row[item]));
}

/** True when at least one of the cells is blank. */
export function lacksAnyOf<Item extends string>(
  row: Pick<AnyRow, Item>,
  items: readonly Item[],
): boolean {
  return items.some((item) => isBlank(row[item]));
}

/** Has a strengths and difficulties score, or a reason why there is none. */
export function hasScoreOrReason(row: TableRow<'OC2'>): boolean {
  return isFilled(row.SDQ_SCORE) || isFilled(row.SDQ_REASON);
}

/** Has at least one yes/no item of health and offending. */
export function hasHealthData(row: TableRow<'OC2'>): boolean {
  return hasAnyOf(row, HEALTH_ITEMS);
}

/** Has at least one care leaver item. */
export function hasLeaverData(row: TableRow<'OC3'>): boolean {
  return hasAnyOf(row, LEAVER_ITEMS);
}
