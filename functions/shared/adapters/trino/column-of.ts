import type { LakeColumn } from '../../../../schemas/lake/columns.ts';

/** A column definition in Trino's SQL. */
export function columnOf({ name, type }: Pick<LakeColumn, 'name' | 'type'>): string {
  return `"${name}" ${type}`;
}
