import type { LakeTable } from '../../schemas/lake/columns.ts';
import { partitionFolder, partitionRange } from '../../schemas/lake/partition-rule.ts';

/**
 * Table properties by which Athena and Trino calculate the partitions, so that a new file is seen at once and nothing
 * crawls. Throws for a partition that has no rule.
 */
export function projectionOf(table: LakeTable, place: string): Record<string, string> {
  const { partitions } = table;
  if (partitions.length === 0) return {};
  return {
    'projection.enabled': 'true',
    'storage.location.template': partitionFolder(table, place),
    ...Object.assign({}, ...partitions.map(({ name }) => valuesOf(name))),
  };
}

function valuesOf(partition: string): Record<string, string> {
  const { from, to } = partitionRange(partition);
  return {
    [`projection.${partition}.type`]: 'integer',
    [`projection.${partition}.range`]: `${from},${to}`,
  };
}
