import type { LakeTable } from '../../schemas/lake/columns.ts';
import { partitionFolder, partitionRule } from '../../schemas/lake/partition-rule.ts';

/**
 * Table properties by which Athena and Trino work out the partitions, so that a new file is seen at once and nothing
 * crawls. Throws for a partition that has no rule.
 */
export function projectionOf(
  table: LakeTable,
  place: string,
  laCodes: readonly string[],
): Record<string, string> {
  const { partitions } = table;
  if (partitions.length === 0) return {};
  return {
    'projection.enabled': 'true',
    'storage.location.template': partitionFolder(table, place),
    ...Object.assign({}, ...partitions.map(({ name }) => valuesOf(name, laCodes))),
  };
}

function valuesOf(partition: string, laCodes: readonly string[]): Record<string, string> {
  const rule = partitionRule(partition, laCodes);
  const values =
    rule.kind === 'integer'
      ? { range: `${rule.from},${rule.to}` }
      : { values: rule.values.join(',') };
  return Object.fromEntries(
    Object.entries({ type: rule.kind, ...values }).map(([name, value]) => [
      `projection.${partition}.${name}`,
      value,
    ]),
  );
}
