import type { ShapeFinding } from '../../schemas/returns/check-return.ts';
import type { ReturnRead } from '../shared/reading/read-return.ts';
import { placeOf } from './cell-values.ts';

/** Adds a finding for every cell that does not match its column and that no rule of the year reports. */
export function reportShape(
  shape: readonly ShapeFinding[],
  { tables, findings }: ReturnRead,
): void {
  for (const { table: name, row, field, problem, expected, blocking } of shape) {
    const table = tables[name];
    if (table === undefined) continue;
    const place = placeOf(table, row, [field]);
    findings.report(`cell-${problem}`, {
      ...place,
      placeholders: { column: field, expected },
      blocking,
    });
  }
}
