import { asListed, type LakeColumn, type LakeTable } from '../../../../schemas/lake/columns.ts';
import { partitionFolder, partitionRange } from '../../../../schemas/lake/partition-rule.ts';
import { LAKE_TABLES } from '../../../../schemas/lake.ts';
import type { QueryEngine } from '../../ports/query-engine.ts';
import { quote } from './trino-values.ts';

const FORMATS = { parquet: 'PARQUET', 'json-lines': 'OPENX_JSON' } as const;

export interface LakePlace {
  /** The URI at which the cluster reads the lake bucket. */
  readonly lakeUri: string;
  /** Default: every table of the lake. */
  readonly tables?: readonly LakeTable[];
}

/**
 * Defines every table of the lake on a cluster whose catalogue is not Glue, over the existing files. A table of an earlier
 * version is replaced. Its files are not touched.
 */
export async function defineLakeTables(
  engine: QueryEngine,
  schema: string,
  place: LakePlace,
): Promise<void> {
  await engine.execute(`create schema if not exists ${schema}`);
  for (const table of place.tables ?? LAKE_TABLES) {
    await engine.execute(`drop table if exists ${table.name}`);
    await engine.execute(lakeTable(asListed(table), place));
  }
}

/** The statement that defines one table. Partitions are projected, as in Glue. */
export function lakeTable(table: LakeTable, { lakeUri }: LakePlace): string {
  const { name, description, columns, partitions } = table;
  const place = `${lakeUri.replace(/\/+$/, '')}/${table.location}`;
  const lines = [
    ...columns.map(columnOf),
    ...partitions.map((column) => `${columnOf(column)} with (${projectionOf(column)})`),
  ];
  const names = partitions.map((column) => quote(column.name)).join(', ');
  const properties = [
    `format = '${FORMATS[table.format]}'`,
    `external_location = ${quote(`${place}/`)}`,
    ...(partitions.length === 0
      ? []
      : [
          `partitioned_by = array[${names}]`,
          'partition_projection_enabled = true',
          `partition_projection_location_template = ${quote(partitionFolder(table, place))}`,
        ]),
  ];
  return `create table if not exists ${name} (\n${lines.join(',\n')}\n)\ncomment ${quote(description)}\nwith (${properties.join(', ')})`;
}

function projectionOf({ name }: LakeColumn): string {
  const { from, to } = partitionRange(name);
  return `partition_projection_type = 'INTEGER', partition_projection_range = array['${from}', '${to}']`;
}

/** A column definition in Trino's SQL. */
function columnOf({ name, type }: Pick<LakeColumn, 'name' | 'type'>): string {
  return `"${name}" ${type}`;
}
