import type { PreparedReturn } from './prepared-return.ts';
import type { Rule } from './rule.ts';
import type { AnyRow } from './table.ts';

/** A row that a rule found wrong, and the cells it points at. */
export interface RuleFailure {
  readonly table: string;
  readonly row: number;
  readonly fields: readonly string[];
  /** True when the row is one of last year's return. */
  readonly lastYear?: true;
}

type PointedAt = readonly (readonly [table: string, fields: readonly string[] | undefined])[];

/** Each failing row once, this year's first, by table and in the order of the file. Throws for a row that the rule does not point at. */
export function locateFailures(
  rule: Rule,
  failing: readonly AnyRow[],
  thisYear: PreparedReturn,
  lastYear: PreparedReturn,
): readonly RuleFailure[] {
  if (failing.length === 0) return [];
  const now: PointedAt = Object.entries({ [rule.table]: rule.fields, ...rule.alsoPointsAt });
  const before: PointedAt = Object.entries(rule.pointsAtLastYear ?? {});
  const located = Array.from(new Set(failing), (row) => {
    const failure = locate(row, now, thisYear) ?? locate(row, before, lastYear);
    if (failure === undefined) throw new Error('A rule gave a row that it does not point at.');
    const isThisYears = thisYear.table(failure.table)?.positionOf(row) !== undefined;
    return isThisYears ? failure : { ...failure, lastYear: true as const };
  });
  const places = [...now, ...before].map(([name]) => name);
  return located.sort(
    (one, other) =>
      Number('lastYear' in one) - Number('lastYear' in other) ||
      places.indexOf(one.table) - places.indexOf(other.table) ||
      one.row - other.row,
  );
}

function locate(
  wanted: AnyRow,
  pointedAt: PointedAt,
  sent: PreparedReturn,
): RuleFailure | undefined {
  for (const [table, fields = []] of pointedAt) {
    const row = sent.table(table)?.positionOf(wanted);
    if (row !== undefined) return { table, row, fields };
  }
  return undefined;
}
