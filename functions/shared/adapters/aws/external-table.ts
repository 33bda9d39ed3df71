import type { LakeTable } from '../../../../schemas/lake/columns.ts';
import { glueColumns } from '../../../../schemas/lake/engine-types.ts';
import { projectionOf } from '../../../../schemas/lake/partition-rule.ts';

const FORMATS = {
  parquet: 'stored as parquet',
  'json-lines': "row format serde 'org.openx.data.jsonserde.JsonSerDe'",
} as const;

/** The statement that defines a table in Athena over the files under `place`. Partitions are projected, as in Glue. */
export function externalTable(table: LakeTable, place: string): string {
  const { columns, partitionKeys } = glueColumns(table);
  const lists = (from: typeof columns) =>
    from.map(({ name, type }) => `\`${name}\` ${type}`).join(', ');
  const properties = Object.entries(projectionOf(table, place));
  return [
    `create external table if not exists ${table.name} (${lists(columns)})`,
    ...(partitionKeys.length === 0 ? [] : [`partitioned by (${lists(partitionKeys)})`]),
    FORMATS[table.format],
    `location '${place}/'`,
    ...(properties.length === 0
      ? []
      : [
          `tblproperties (${properties.map(([name, value]) => `'${name}' = '${value}'`).join(', ')})`,
        ]),
  ].join('\n');
}
