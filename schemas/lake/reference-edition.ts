import * as z from 'zod';
import { Sha256 } from '../api/common.ts';
import { LAKE_TYPES, type LakeTable } from './columns.ts';

/** A reference table as it was loaded. Its single file never changes, because releases keep reading it. */
export const ReferenceEdition = z.strictObject({
  table: z.string(),
  /** Hash of the file. */
  sha256: Sha256,
  /** Folder of the lake bucket that holds only this file. */
  location: z.string(),
  columns: z.array(z.strictObject({ name: z.string(), type: z.enum(LAKE_TYPES) })),
});
export type ReferenceEdition = z.infer<typeof ReferenceEdition>;

/** Folder of an edition of a reference table in the lake bucket. */
export function editionFolder(table: string, sha256: string): string {
  return `reference-editions/${table}/${sha256}`;
}

/** Key of the file of an edition. */
export function editionKey({ location }: Pick<ReferenceEdition, 'location'>): string {
  return `${location}/data.parquet`;
}

/** An edition as a table in the database of a release. */
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
