import type { LakeColumn } from '../../../../schemas/lake/columns.ts';

/** A column of a table as Trino defines it. */
export function columnOf({ name, type }: Pick<LakeColumn, 'name' | 'type'>): string {
  return `"${name}" ${type}`;
}
