import * as z from 'zod';
import { Sha256 } from '../api/common.ts';
import { LAKE_TYPES, type LakeTable } from './columns.ts';

/** A reference table as it was once loaded: its one file never changes, so that releases go on reading it. */
export const ReferenceEdition = z.strictObject({
  table: z.string(),
  /** Of the file. */
  sha256: Sha256,
  /** Folder of the lake bucket that holds the file alone. */
  location: z.string(),
  columns: z.array(z.strictObject({ name: z.string(), type: z.enum(LAKE_TYPES) })),
});
export type ReferenceEdition = z.infer<typeof ReferenceEdition>;

/** Folder, in the lake bucket, of an edition of a reference table. */
export function editionFolder(table: string, sha256: string): string {
  return `reference-editions/${table}/${sha256}`;
}

/** Key of the file of an edition. */
export function editionKey({ location }: Pick<ReferenceEdition, 'location'>): string {
  return `${location}/data.parquet`;
}

/** The table that an edition is in the database of a release. */
export function editionTable({ table, location, columns }: ReferenceEdition): LakeTable {
  return {
    name: table,
    description: '',
    format: 'parquet',
    location,
    partitions: [],
    columns: columns.map((column) => ({ ...column, nullable: true, description: '' })),
  };
}
