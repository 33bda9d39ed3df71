import type * as z from 'zod';

/** Types that Parquet, Glue (Athena, Trino) and DuckDB all support. */
export const LAKE_TYPES = ['varchar', 'integer', 'bigint', 'double', 'date', 'boolean'] as const;
export type LakeType = (typeof LAKE_TYPES)[number];

export interface LakeColumn {
  readonly name: string;
  readonly type: LakeType;
  readonly nullable: boolean;
  readonly description: string;
}

/** One table of the lake. Its files are under `location`, in one folder for each partition value. */
export interface LakeTable {
  readonly name: string;
  readonly description: string;
  readonly format: 'parquet' | 'json-lines';
  /** Folder of the lake bucket, without a trailing slash. */
  readonly location: string;
  readonly partitions: readonly LakeColumn[];
  readonly columns: readonly LakeColumn[];
  /**
   * Its rows also hold the partition values, so that it can be read without listing every possible partition folder.
   */
  readonly rowsNamePartitions?: true;
}

/**
 * The table for an engine that lists one folder at a time. If the rows contain the partition values, the partitions
 * become columns.
 */
export function asListed(table: LakeTable): LakeTable {
  if (!table.rowsNamePartitions) return table;
  return { ...table, columns: [...table.columns, ...table.partitions], partitions: [] };
}

/** Columns of a table whose rows a zod object describes. Throws for a type that the lake does not support. */
export function columnsOf(row: z.ZodObject): readonly LakeColumn[] {
  return Object.entries(row.shape).map(([name, schema]) => columnOf(name, schema as z.ZodType));
}

function columnOf(name: string, schema: z.ZodType): LakeColumn {
  const { type, nullable } = lakeTypeOf(name, schema);
  return { name, type, nullable, description: schema.meta()?.description ?? '' };
}

function lakeTypeOf(name: string, schema: z.ZodType): { type: LakeType; nullable: boolean } {
  const def = schema.def as { type: string; format?: string; innerType?: z.ZodType };
  if (def.type === 'nullable' && def.innerType !== undefined) {
    return { ...lakeTypeOf(name, def.innerType), nullable: true };
  }
  const type = TYPES[`${def.type}${SPECIAL.has(def.format ?? '') ? `:${def.format}` : ''}`];
  if (type === undefined) throw new Error(`The lake holds no ${def.type} (column ${name}).`);
  return { type, nullable: false };
}

const SPECIAL = new Set(['date', 'int32', 'safeint']);

const TYPES: Readonly<Record<string, LakeType>> = {
  string: 'varchar',
  enum: 'varchar',
  literal: 'varchar',
  'string:date': 'date',
  number: 'double',
  'number:int32': 'integer',
  'number:safeint': 'bigint',
  boolean: 'boolean',
};
