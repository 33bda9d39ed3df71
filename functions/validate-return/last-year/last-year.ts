import { rulesOf } from '../../../schemas/returns/ssda903/index.ts';
import { type TableName, tablesOf } from '../../../schemas/returns/ssda903/tables.ts';
import type { ReadTables } from '../../shared/reading/read-return.ts';

/** Last year's return as this year's rules read it, and where it comes from. */
export interface LastYear {
  readonly tables: ReadTables;
  readonly from:
    | { readonly kind: 'uploaded' }
    | { readonly kind: 'published'; readonly submission: string; readonly sequence: number };
}

/** The tables of last year's return that a rule of this year reads. */
export function tablesWanted(collectionYear: number): readonly TableName[] {
  const names = new Set(
    rulesOf(collectionYear).flatMap((rule) => [
      ...Object.keys(rule.withLastYear ?? {}),
      ...Object.keys(rule.withLastYearIfHeld ?? {}),
      ...Object.keys(rule.pointsAtLastYear ?? {}),
    ]),
  );
  return tablesOf(collectionYear - 1)
    .map(({ name }) => name as TableName)
    .filter((name) => names.has(name));
}
