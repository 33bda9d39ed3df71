import type { Return } from '../../schemas/returns/return.ts';

/** The collection years whose tables and rules are held of a return, newest first. */
export function heldYears({ years: { first, last } }: Return): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}
