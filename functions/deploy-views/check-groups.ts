import type { LakeRow } from '../shared/lake/write-parquet.ts';

/** Rows of the reference tables, by table. Dates are days since 1 January 1970. */
export type RowsOf = (table: string) => readonly LakeRow[];

interface Period {
  readonly from: number;
  readonly to: number;
}

interface Membership extends Period {
  readonly group: string;
  readonly laCode: string;
}

const NEVER = Number.POSITIVE_INFINITY;
const MS_A_DAY = 86_400_000;

/**
 * Throws, naming each membership and what is wrong with it, unless every member of a group is a council that existed then,
 * every group is known, periods are the right way round, and no council is in a group twice on one day: it would be
 * counted twice in every figure of the group.
 */
export function checkGroups(rowsOf: RowsOf): void {
  const groups = new Set(rowsOf('ref_groups').map(({ group_code }) => String(group_code)));
  const councils = Map.groupBy(rowsOf('ref_councils'), ({ la_code }) => String(la_code));
  const memberships = rowsOf('ref_group_members').map((row) => ({
    group: String(row.group_code),
    laCode: String(row.la_code),
    ...periodOf(row),
  }));
  const problems = memberships.flatMap((membership, at) => [
    ...problemsOf(membership, groups, councils.get(membership.laCode)?.map(periodOf)),
    ...overlapWith(membership, memberships.slice(0, at)),
  ]);
  if (problems.length === 0) return;
  throw new Error(`ref_group_members.csv cannot be used.\n${problems.join('\n')}`);
}

/** What is wrong with one membership by itself. `existed`: the periods of its council; undefined when there is no such council. */
function problemsOf(
  membership: Membership,
  groups: ReadonlySet<string>,
  existed: readonly Period[] | undefined,
): readonly string[] {
  const problems: string[] = [];
  const words = `The ${describe(membership)}`;
  if (!groups.has(membership.group)) {
    problems.push(`${membership.group} is not in ref_groups.csv.`);
  }
  const isInOrder = membership.from <= membership.to;
  if (!isInOrder) problems.push(`${words} ends before it begins.`);
  if (existed === undefined) {
    problems.push(`${words}: there is no council with this code in ref_councils.csv.`);
  } else if (isInOrder && !existed.some((period) => overlap(period, membership))) {
    problems.push(`${words}: the council did not exist on any of these days.`);
  }
  return problems;
}

function overlapWith(membership: Membership, earlier: readonly Membership[]): readonly string[] {
  const other = earlier.find(
    ({ group, laCode, ...period }) =>
      group === membership.group && laCode === membership.laCode && overlap(period, membership),
  );
  if (other === undefined) return [];
  return [`The ${describe(membership)} overlaps the ${describe(other)}.`];
}

function periodOf({ valid_from, valid_to }: LakeRow): Period {
  return { from: Number(valid_from), to: valid_to === null ? NEVER : Number(valid_to) };
}

function overlap(one: Period, other: Period): boolean {
  return one.from <= other.to && other.from <= one.to;
}

function describe({ group, laCode, from, to }: Membership): string {
  const until = to === NEVER ? '' : ` to ${dayOf(to)}`;
  return `membership of ${laCode} in ${group} from ${dayOf(from)}${until}`;
}

function dayOf(days: number): string {
  return new Date(days * MS_A_DAY).toISOString().slice(0, 10);
}
