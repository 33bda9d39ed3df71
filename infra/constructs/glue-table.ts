import { CfnTable } from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import type { LakeTable } from '../../schemas/lake/columns.ts';
import { glueColumns } from '../../schemas/lake/engine-types.ts';
import { projectionOf } from '../../schemas/lake/partition-rule.ts';

const FORMATS = {
  parquet: {
    inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
    outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
    serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
  },
  'json-lines': {
    inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
    outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
    serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe',
  },
} as const;

interface Lake {
  readonly catalogId: string;
  readonly database: string;
  readonly bucketName: string;
}

/** A table of the lake in the Glue catalogue: its columns come from `schemas/`, its partitions are calculated, not listed. */
export function createGlueTable(scope: Construct, table: LakeTable, lake: Lake): CfnTable {
  const { columns, partitionKeys } = glueColumns(table);
  const place = `s3://${lake.bucketName}/${table.location}`;
  const { serializationLibrary, ...formats } = FORMATS[table.format];
  return new CfnTable(scope, table.name, {
    catalogId: lake.catalogId,
    databaseName: lake.database,
    tableInput: {
      name: table.name,
      description: table.description,
      tableType: 'EXTERNAL_TABLE',
      partitionKeys: [...partitionKeys],
      parameters: {
        EXTERNAL: 'TRUE',
        classification: table.format === 'parquet' ? 'parquet' : 'json',
        ...projectionOf(table, place),
      },
      storageDescriptor: {
        ...formats,
        location: `${place}/`,
        columns: [...columns],
        serdeInfo: { serializationLibrary },
      },
    },
  });
}
