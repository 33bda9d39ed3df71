import { COLLECTION_YEARS } from '../returns/index.ts';
import type { LakeTable } from './columns.ts';

/** The first and last value that a partition can have. Engines enumerate the range, so no crawler is needed. */
export interface PartitionRange {
  readonly from: number;
  readonly to: number;
}

/** The values that a partition can have. Throws for a partition that has no rule here. */
export function partitionRange(partition: string): PartitionRange {
  switch (partition) {
    case 'collection_year':
      return COLLECTION_YEARS;
    case 'release':
      return { from: 1, to: 999_999 };
    default:
      throw new Error(`There is no rule for the values of the partition ${partition}.`);
  }
}

/** Template of the folder of one partition under `place`, with `${name}` for each value. */
export function partitionFolder({ partitions }: LakeTable, place: string): string {
  return [place, ...partitions.map(({ name }) => `${name}=\${${name}}`)].join('/');
}

/**
 * Table properties by which Athena and Trino calculate the partitions, so that a new file is found at once and no
 * crawler is needed. Throws for a partition that has no rule.
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
