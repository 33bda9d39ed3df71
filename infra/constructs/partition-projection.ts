import { CollectionYear } from '../../schemas/api/common.ts';
import type { LakeTable } from '../../schemas/lake/columns.ts';

/** Returns whose ledgers the lake holds. */
const RETURN_TYPES = ['ssda903'] as const;

/**
 * Table properties by which Athena and Trino work out the partitions, so that a new file is seen at once and nothing
 * crawls. Throws for a partition that has no rule here.
 */
export function projectionOf(
  { partitions }: LakeTable,
  place: string,
  laCodes: readonly string[],
): Record<string, string> {
  if (partitions.length === 0) return {};
  const folders = partitions.map(({ name }) => `${name}=\${${name}}`);
  return {
    'projection.enabled': 'true',
    'storage.location.template': [place, ...folders].join('/'),
    ...Object.assign({}, ...partitions.map(({ name }) => valuesOf(name, laCodes))),
  };
}

function valuesOf(partition: string, laCodes: readonly string[]): Record<string, string> {
  const values = (kind: string, allowed: string, of: string) => ({
    [`projection.${partition}.type`]: kind,
    [`projection.${partition}.${allowed}`]: of,
  });
  switch (partition) {
    case 'collection_year':
      return values('integer', 'range', `${CollectionYear.minValue},${CollectionYear.maxValue}`);
    case 'la_code':
      return values('enum', 'values', laCodes.join(','));
    case 'return_type':
      return values('enum', 'values', RETURN_TYPES.join(','));
    default:
      throw new Error(`There is no rule for the values of the partition ${partition}.`);
  }
}
