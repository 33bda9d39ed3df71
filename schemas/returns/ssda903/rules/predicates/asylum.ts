import { isFilled } from '../../../predicates.ts';
import type { CareChild, TableRow } from '../../tables.ts';

/**
 * Has a row in the UASC table, which in a CSV return marks an unaccompanied asylum-seeking child. A rule that uses it
 * declares `UASC` in `withIfSent`.
 */
export function isAsylumSeeking(child: CareChild): boolean {
  return child.UASC.count > 0;
}

/**
 * In a return, but not as an unaccompanied asylum-seeking child. A rule that uses it declares `Header` and, in
 * `withIfSent`, `UASC`.
 */
export function isKnownAsOther(child: CareChild): boolean {
  return child.Header.count > 0 && !isAsylumSeeking(child);
}

/** UASC rows with a date on which the status ceased, when the flag in the header of an XML return is not 1. */
export function rowsCeasedWithoutFlag(child: CareChild): readonly TableRow<'UASC'>[] {
  const header = child.Header.row;
  if (header === undefined || header.UASC === '1') return [];
  return child.UASC.where(({ DUC }) => isFilled(DUC));
}

/**
 * An unaccompanied asylum-seeking child, this year or last year. A rule that uses it declares `UASC` in `withIfSent`
 * and `withLastYearIfHeld`.
 */
export function isOrWasAsylumSeeking(child: CareChild, lastYear: CareChild): boolean {
  return isAsylumSeeking(child) || isAsylumSeeking(lastYear);
}
