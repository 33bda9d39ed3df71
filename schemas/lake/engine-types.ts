import type { LakeColumn, LakeTable, LakeType } from './columns.ts';

const GLUE: Readonly<Record<LakeType, string>> = {
  varchar: 'string',
  integer: 'int',
  bigint: 'bigint',
  double: 'double',
  date: 'date',
  boolean: 'boolean',
};

interface GlueColumn {
  readonly name: string;
  readonly type: string;
  readonly comment: string;
}

/** Columns and partition keys of a table in the form of the Glue catalogue. */
export function glueColumns(table: LakeTable): {
  readonly columns: readonly GlueColumn[];
  readonly partitionKeys: readonly GlueColumn[];
} {
  return { columns: table.columns.map(glue), partitionKeys: table.partitions.map(glue) };
}

function glue({ name, type, description }: LakeColumn): GlueColumn {
  return { name, type: glueType(type), comment: description };
}

/** A type in the form of the Glue catalogue and of Athena's statements. */
function glueType(type: LakeType): string {
  return GLUE[type];
}

/** Columns of a table as `"name" type` for DuckDB, partitions last. */
export function duckdbColumns(table: LakeTable): readonly string[] {
  return [...table.columns, ...table.partitions].map(({ name, type }) => `"${name}" ${type}`);
}

/** One element of a Parquet schema, as hyparquet-writer takes it. */
export interface ParquetElement {
  readonly name: string;
  readonly type?: 'INT32' | 'INT64' | 'DOUBLE' | 'BOOLEAN' | 'BYTE_ARRAY';
  readonly converted_type?: 'DATE' | 'UTF8';
  readonly repetition_type?: 'REQUIRED' | 'OPTIONAL';
  readonly num_children?: number;
}

const PARQUET: Readonly<Record<LakeType, Pick<ParquetElement, 'type' | 'converted_type'>>> = {
  varchar: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  bigint: { type: 'INT64' },
  double: { type: 'DOUBLE' },
  date: { type: 'INT32', converted_type: 'DATE' },
  boolean: { type: 'BOOLEAN' },
};

/** Schema of a table's Parquet files. Partition columns are in the folder names, not in the files. */
export function parquetSchema(table: LakeTable): readonly ParquetElement[] {
  return [
    { name: 'root', num_children: table.columns.length },
    ...table.columns.map(
      ({ name, type, nullable }): ParquetElement => ({
        name,
        ...PARQUET[type],
        repetition_type: nullable ? 'OPTIONAL' : 'REQUIRED',
      }),
    ),
  ];
}
