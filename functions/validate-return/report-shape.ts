import type { ShapeFinding } from '../../schemas/returns/ssda903/index.ts';
import type { ReturnRead } from '../shared/reading/read-return.ts';
import { placeOf } from './cell-values.ts';
import { tableOf } from './table-of.ts';

/** Makes a finding of every cell that is not as its column asks and that no rule of the year reports. */
export function reportShape(
  shape: readonly ShapeFinding[],
  { tables, findings }: ReturnRead,
): void {
  for (const { table: name, row, field, problem, expected, blocking } of shape) {
    const table = tableOf(tables, name);
    if (table === undefined) continue;
    const place = placeOf(table, row, [field]);
    findings.report(`cell-${problem}`, { ...place, words: { column: field, expected }, blocking });
  }
}
