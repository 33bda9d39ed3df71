import { CollectionYear } from '../api/common.ts';
import { RETURN_SHAPES } from '../returns/index.ts';
import type { LakeTable } from './columns.ts';

/** Which values the folders of a partition can have: an engine asks for all of them, so nothing crawls. */
export type PartitionRule =
  | { readonly kind: 'integer'; readonly from: number; readonly to: number }
  | { readonly kind: 'enum'; readonly values: readonly string[] };

/** The values that a partition can have; those by council are `laCodes`. Throws for a partition that has no rule here. */
export function partitionRule(partition: string, laCodes: readonly string[]): PartitionRule {
  switch (partition) {
    case 'collection_year':
      return {
        kind: 'integer',
        from: Number(CollectionYear.minValue),
        to: Number(CollectionYear.maxValue),
      };
    case 'la_code':
      return { kind: 'enum', values: laCodes };
    case 'return_type':
      return { kind: 'enum', values: RETURN_SHAPES.map(({ id }) => id) };
    default:
      throw new Error(`There is no rule for the values of the partition ${partition}.`);
  }
}

/** Folder of the files of one partition under `place`, with `${name}` for each value. */
export function partitionFolder({ partitions }: LakeTable, place: string): string {
  return [place, ...partitions.map(({ name }) => `${name}=\${${name}}`)].join('/');
}
