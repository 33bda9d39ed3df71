import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { DataBucket } from './data-bucket.ts';
import { allow } from './policy-statements.ts';

const MARTS = join(import.meta.dirname, '../../sql/marts');

/**
 * What a function may change in the catalogue: databases of releases (`views`), databases of calculations for one
 * council (`figures`), or the views of `sql/` in the lake's database (`define`).
 */
export type EngineRight = 'views' | 'figures' | 'define';

// No permission for partitions: tables of releases have none, and those of other tables are projected.
const CHANGES: Readonly<Record<EngineRight, readonly string[]>> = {
  views: ['CreateTable', 'UpdateTable', 'DeleteTable'],
  figures: ['CreateTable'],
  define: ['CreateTable', 'UpdateTable'],
};

/** Middle part of the names of databases that a function creates. */
const OWN_DATABASES: Readonly<Record<EngineRight, string | undefined>> = {
  views: 'release',
  figures: 'figures',
  define: undefined,
};

// Creating a view returns no rows.
const QUERIES: Readonly<Record<EngineRight, readonly string[]>> = {
  views: ['StartQueryExecution', 'GetQueryExecution', 'StopQueryExecution', 'GetQueryResults'],
  figures: ['StartQueryExecution', 'GetQueryExecution', 'StopQueryExecution', 'GetQueryResults'],
  define: ['StartQueryExecution', 'GetQueryExecution', 'StopQueryExecution'],
};

interface Engine {
  readonly database: string;
  readonly workgroup: string;
  readonly lake: DataBucket;
}

/** Permissions to query the lake with Athena. Permissions for the objects on S3 are granted by bucket. */
export function engineStatements(
  scope: Construct,
  right: EngineRight,
  { database, workgroup, lake }: Engine,
): PolicyStatement[] {
  const stack = Stack.of(scope);
  const glue = (resource: string) => stack.formatArn({ service: 'glue', resource });
  const tables = (name: string, pattern: string) => glue(`table/${name}/${pattern}`);
  const catalogue = glue('catalog');
  const byDefault = glue('database/default');
  const lakes = glue(`database/${database}`);
  const made = OWN_DATABASES[right];
  const pattern = `${database}_${made}_*`;
  // A function can only see databases of the kind that it may create.
  const ownDatabases = made === undefined ? [] : [glue(`database/${pattern}`)];
  const own = made === undefined ? [] : [...ownDatabases, tables(pattern, '*')];
  const views = ['stg_*', 'int_*', ...marts()].map((view) => tables(database, view));
  const changed = made === undefined ? [lakes, ...views] : own;
  // A calculation reads only its own tables. All other functions read the lake's.
  const readFrom = right === 'figures' ? own : [lakes, tables(database, '*'), ...own];
  return [
    allow(prefixed('athena', QUERIES[right]), [
      stack.formatArn({ service: 'athena', resource: 'workgroup', resourceName: workgroup }),
    ]),
    // In every query Athena looks for the database `default`, and creates it if it is missing.
    allow(prefixed('glue', ['GetDatabase']), [catalogue, byDefault, lakes, ...ownDatabases]),
    allow(prefixed('glue', ['CreateDatabase']), [catalogue, byDefault, ...ownDatabases]),
    allow(prefixed('glue', ['GetTable']), [catalogue, ...readFrom]),
    allow(prefixed('glue', CHANGES[right]), [catalogue, ...changed]),
    // One statement drops a database with everything in it: of a calculation, or of a release that was discarded.
    ...(made !== undefined
      ? [
          allow(prefixed('glue', ['DeleteDatabase']), [
            catalogue,
            ...own,
            glue(`userDefinedFunction/${pattern}/*`),
          ]),
        ]
      : []),
    allow(['s3:GetBucketLocation', 's3:ListBucketMultipartUploads'], [lake.bucket.bucketArn]),
    allow(
      ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
      [lake.bucket.arnForObjects('*')],
    ),
  ];
}

function prefixed(service: string, actions: readonly string[]): string[] {
  return actions.map((action) => `${service}:${action}`);
}

function marts(): string[] {
  return readdirSync(MARTS)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -'.sql'.length))
    .sort();
}
