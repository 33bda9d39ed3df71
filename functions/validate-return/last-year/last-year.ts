import { type Return, tablesOf } from '../../../schemas/returns/return.ts';
import { rulesOf } from '../../../schemas/returns/rules-of-year.ts';
import type { ReadTables } from '../../shared/reading/read-return.ts';

/** Last year's return as this year's rules read it, and its source. */
export interface LastYear {
  readonly tables: ReadTables;
  readonly from:
    | { readonly kind: 'uploaded' }
    | { readonly kind: 'published'; readonly submission: string; readonly sequence: number };
}

/** The tables of last year's return that a rule of this year reads. */
export function tablesWanted(definition: Return, collectionYear: number): readonly string[] {
  const names = new Set(
    rulesOf(definition, collectionYear).flatMap((rule) => [
      ...Object.keys(rule.withLastYear ?? {}),
      ...Object.keys(rule.withLastYearIfHeld ?? {}),
      ...Object.keys(rule.pointsAtLastYear ?? {}),
    ]),
  );
  return tablesOf(definition, collectionYear - 1)
    .map(({ name }) => name)
    .filter((name) => names.has(name));
}
