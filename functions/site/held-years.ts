import type { Return } from '../../schemas/returns/return.ts';

/** The collection years for which a return has tables and rules, newest first. */
export function heldYears({ years: { first, last } }: Return): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}
