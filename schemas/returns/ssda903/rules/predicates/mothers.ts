import type { HeaderRow } from '../../tables.ts';

/** Recorded as a mother. */
export function isMother({ MOTHER }: Pick<HeaderRow, 'MOTHER'>): boolean {
  return MOTHER === '1';
}

/** Recorded as not a mother. A blank is neither. */
export function isNoMother({ MOTHER }: Pick<HeaderRow, 'MOTHER'>): boolean {
  return MOTHER === '0';
}
