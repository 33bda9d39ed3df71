import { isFilled } from '../../../predicates.ts';
import type { CareChild, TableRow } from '../../tables.ts';

/** In the UASC table: in a CSV return that is what makes an unaccompanied asylum-seeking child. A rule that asks reads `UASC`, if sent. */
export function isAsylumSeeking(child: CareChild): boolean {
  return child.UASC.count > 0;
}

/** In a return, but not as an unaccompanied asylum-seeking child. A rule that asks reads `Header` and, if sent, `UASC`. */
export function isKnownAsOther(child: CareChild): boolean {
  return child.Header.count > 0 && !isAsylumSeeking(child);
}

/** UASC rows with a date of ceasing where the flag that an XML return has in its header is not 1. */
export function rowsCeasedWithoutFlag(child: CareChild): readonly TableRow<'UASC'>[] {
  const header = child.Header.row;
  if (header === undefined || header.UASC === '1') return [];
  return child.UASC.where(({ DUC }) => isFilled(DUC));
}

/** An unaccompanied asylum-seeking child, this year or last. A rule that asks reads `UASC`, if sent, and last year's, if held. */
export function isOrWasAsylumSeeking(child: CareChild, lastYear: CareChild): boolean {
  return isAsylumSeeking(child) || isAsylumSeeking(lastYear);
}
