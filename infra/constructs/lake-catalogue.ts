import { Stack } from 'aws-cdk-lib';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { asListed } from '../../schemas/lake/columns.ts';
import { LAKE_TABLES } from '../../schemas/lake.ts';
import { createGlueTable } from './glue-table.ts';

/** The database of the lake in the Glue catalogue, with one table for each of `LAKE_TABLES`. */
export class LakeCatalogue extends Construct {
  readonly database: string;

  constructor(scope: Construct, id: string, props: { database: string; bucket: Bucket }) {
    super(scope, id);
    const catalogId = Stack.of(this).account;
    const { database } = props;
    const made = new CfnDatabase(this, 'Database', {
      catalogId,
      databaseInput: { name: database, description: "Care Stability: councils' returns" },
    });
    const lake = { catalogId, database, bucketName: props.bucket.bucketName };
    for (const table of LAKE_TABLES)
      createGlueTable(this, asListed(table), lake).addResourceDependency(made);
    this.database = database;
  }
}
