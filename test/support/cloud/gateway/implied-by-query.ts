import { ACCOUNT } from './aws-request.ts';
import type { Ask } from './described-call.ts';
import type { Situation } from './implied-calls.ts';
import { readStatement, readsOf, type SqlStatement } from './sql-statement.ts';
import type { Surroundings } from './surroundings.ts';

interface Query {
  readonly region: string;
  readonly database: string;
  readonly surroundings: Surroundings;
}

/**
 * What Athena does in the caller's name for a statement. Every Glue action is asked on the catalogue, the database and
 * the table alike. Partitions are projected, so Glue is never asked for them (Athena User Guide, partition-projection).
 */
export async function impliedByQuery(situation: Situation): Promise<readonly Ask[]> {
  const { request, call, surroundings } = situation;
  const context = (request.body?.QueryExecutionContext ?? {}) as { readonly Database?: string };
  const database = context.Database ?? 'default';
  const query = { region: call.region, database, surroundings };
  const statement = readStatement(String(request.body?.QueryString));
  const glue = (action: string, name?: string) => onTable(query, action, name);
  return [
    ...onDatabase(query, 'default'),
    ...onDatabase(query, database),
    ...(await changes(statement, query)),
    ...(await reads(statement, query)).flatMap((read) =>
      'resource' in read ? [read] : glue('GetTable', read.table),
    ),
    ...(await results(situation)),
  ];
}

/** Reading the rows of a query that is done. */
export async function impliedByResults({ call, surroundings }: Situation): Promise<readonly Ask[]> {
  const place = await resultsPlace(call.asks, surroundings);
  return place ? await objects(place, ['s3:GetObject', 'kms:Decrypt'], surroundings) : [];
}

function onDatabase({ region }: Query, database: string): readonly Ask[] {
  return [`catalog`, `database/${database}`].map((resource) => ({
    action: 'glue:GetDatabase',
    resource: `arn:aws:glue:${region}:${ACCOUNT}:${resource}`,
  }));
}

function onTable({ region, database }: Query, action: string, table = ''): readonly Ask[] {
  return ['catalog', `database/${database}`, `table/${database}/${table}`].map((resource) => ({
    action: `glue:${action}`,
    resource: `arn:aws:glue:${region}:${ACCOUNT}:${resource}`,
  }));
}

// The policies for CREATE TABLE and for DROP TABLE of a table without partitions are written out in Athena's guide.
async function changes(statement: SqlStatement, query: Query): Promise<readonly Ask[]> {
  const { kind, target, location } = statement;
  if (target === undefined) return [];
  const look = onTable(query, 'GetTable', target);
  if (kind.startsWith('drop')) return [...look, ...onTable(query, 'DeleteTable', target)];
  const known = await query.surroundings.tableOf(query.database, target);
  const change = kind === 'create-view' && known ? 'UpdateTable' : 'CreateTable';
  const actions = ['s3:PutObject', 's3:ListBucket', 'kms:GenerateDataKey'];
  const written = location ? await objects(location, actions, query.surroundings) : [];
  return [...look, ...onTable(query, change, target), ...written];
}

type Read = { readonly table: string } | Ask;

// A view is opened up to the tables under it; making a view reads no objects.
async function reads({ kind, reads: names }: SqlStatement, query: Query): Promise<readonly Read[]> {
  const found: Read[] = [];
  const waiting = [...names];
  for (const name of waiting) {
    const table = await query.surroundings.tableOf(query.database, name);
    // Also a column may stand after `from`, as in `is distinct from`.
    if (table === undefined) continue;
    found.push({ table: name });
    waiting.push(...readsOf(table.viewSql ?? '').filter((other) => !waiting.includes(other)));
    if (kind === 'create-view' || table.location === undefined) continue;
    const actions = ['s3:ListBucket', 's3:GetObject', 'kms:Decrypt'];
    found.push(...(await objects(table.location, actions, query.surroundings)));
  }
  return found;
}

const RESULT_ACTIONS = [
  's3:GetBucketLocation',
  's3:ListBucket',
  's3:GetObject',
  's3:PutObject',
  'kms:Decrypt',
  'kms:GenerateDataKey',
];

async function results({ call, surroundings }: Situation): Promise<readonly Ask[]> {
  const place = await resultsPlace(call.asks, surroundings);
  return place ? await objects(place, RESULT_ACTIONS, surroundings) : [];
}

async function resultsPlace(
  [ask]: readonly Ask[],
  surroundings: Surroundings,
): Promise<string | undefined> {
  return await surroundings.resultsOf(ask?.resource.split('workgroup/')[1] ?? '');
}

async function objects(
  place: string,
  actions: readonly string[],
  surroundings: Surroundings,
): Promise<readonly Ask[]> {
  const [, bucket = '', prefix = ''] = /^s3:\/\/([^/]+)\/(.*?)\/*$/.exec(place) ?? [];
  const key = await surroundings.keyOf(bucket);
  const onBucket = /^s3:(List|GetBucket)/;
  return actions.flatMap((action) => {
    if (action.startsWith('kms:')) return key ? [{ action, resource: key }] : [];
    const inside = onBucket.test(action) ? '' : `/${prefix}/*`;
    return [{ action, resource: `arn:aws:s3:::${bucket}${inside}` }];
  });
}
