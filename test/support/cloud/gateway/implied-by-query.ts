import { ACCOUNT } from './aws-request.ts';
import type { DeployedResources } from './deployed-resources.ts';
import type { Ask } from './described-call.ts';
import type { Situation } from './situation.ts';
import { readStatement, readsOf, type SqlStatement } from './sql-statement.ts';

interface Query {
  readonly region: string;
  readonly database: string;
  readonly resources: DeployedResources;
}

/**
 * The actions that Athena performs on behalf of the caller for a statement. Glue actions need permission on the catalogue,
 * the database and the table. Partitions are projected, so Glue is never asked for them (Athena User Guide, partition-projection).
 */
export async function impliedByQuery(situation: Situation): Promise<readonly Ask[]> {
  const { request, call, resources } = situation;
  const context = (request.body?.QueryExecutionContext ?? {}) as { readonly Database?: string };
  const database = context.Database ?? 'default';
  const query = { region: call.region, database, resources };
  const statement = readStatement(String(request.body?.QueryString));
  return [
    ...onDatabase(query, 'default'),
    ...onDatabase(query, database),
    ...(await changes(statement, query)),
    ...(await reads(statement, query)),
    ...(await results(situation)),
  ];
}

/** Reading the rows of a finished query. */
export async function impliedByResults({ call, resources }: Situation): Promise<readonly Ask[]> {
  const place = await resultsPlace(call.asks, resources);
  return place ? await objects(place, ['s3:GetObject', 'kms:Decrypt'], resources) : [];
}

function onDatabase(
  { region }: Query,
  database: string,
  action = 'glue:GetDatabase',
): readonly Ask[] {
  return [`catalog`, `database/${database}`].map((resource) => ({
    action,
    resource: `arn:aws:glue:${region}:${ACCOUNT}:${resource}`,
  }));
}

function onTable({ region }: Query, action: string, { database, table }: Name): readonly Ask[] {
  return ['catalog', `database/${database}`, `table/${database}/${table}`].map((resource) => ({
    action: `glue:${action}`,
    resource: `arn:aws:glue:${region}:${ACCOUNT}:${resource}`,
  }));
}

interface Name {
  readonly database: string;
  readonly table: string;
}

/** Resolves a name. Names without a database belong to the given one. */
function nameOf(text: string, database: string): Name {
  const [first = '', second] = text.split('.');
  return second === undefined ? { database, table: first } : { database: first, table: second };
}

// The policies for CREATE TABLE and for DROP TABLE of a table without partitions are written out in Athena's guide.
async function changes(statement: SqlStatement, query: Query): Promise<readonly Ask[]> {
  const { kind, target, location } = statement;
  if (target === undefined) return [];
  if (kind === 'create-database') {
    return [...onDatabase(query, target), ...onDatabase(query, target, 'glue:CreateDatabase')];
  }
  if (kind === 'drop-database') {
    return [...onDatabase(query, target), ...deletion(query, target)];
  }
  const name = nameOf(target, query.database);
  const look = onTable(query, 'GetTable', name);
  if (kind.startsWith('drop')) return [...look, ...onTable(query, 'DeleteTable', name)];
  const known = await query.resources.tableOf(name.database, name.table);
  const change = kind === 'create-view' && known ? 'UpdateTable' : 'CreateTable';
  const writes = ['s3:PutObject', 's3:ListBucket', 'kms:GenerateDataKey'];
  const actions = kind === 'create-external-table' ? ['s3:ListBucket'] : writes;
  const written = location ? await objects(location, actions, query.resources) : [];
  return [...look, ...onTable(query, change, name), ...written];
}

// The policy for DROP DATABASE names what is in the database as well (Athena User Guide, example policies for Glue).
function deletion({ region }: Query, database: string): readonly Ask[] {
  const inside = ['table', 'userDefinedFunction'].map((kind) => `${kind}/${database}/*`);
  return ['catalog', `database/${database}`, ...inside].map((resource) => ({
    action: 'glue:DeleteDatabase',
    resource: `arn:aws:glue:${region}:${ACCOUNT}:${resource}`,
  }));
}

// A view is resolved to its tables, whose names belong to its own database. Creating a view reads no objects.
async function reads({ kind, reads: names }: SqlStatement, query: Query): Promise<readonly Ask[]> {
  const asks: Ask[] = [];
  const waiting = new Map<string, Name>();
  const wait = (texts: readonly string[], database: string) => {
    for (const text of texts) {
      const name = nameOf(text, database);
      waiting.set(`${name.database}.${name.table}`, name);
    }
  };
  wait(names, query.database);
  // The loop also visits items that are added to the end.
  for (const name of waiting.values()) {
    const table = await query.resources.tableOf(name.database, name.table);
    // A column can follow `from` too, as in `is distinct from`.
    if (table === undefined) continue;
    if (name.database !== query.database) asks.push(...onDatabase(query, name.database));
    asks.push(...onTable(query, 'GetTable', name));
    wait(readsOf(table.viewSql ?? ''), name.database);
    if (kind === 'create-view' || table.location === undefined) continue;
    const actions = ['s3:ListBucket', 's3:GetObject', 'kms:Decrypt'];
    asks.push(...(await objects(table.location, actions, query.resources)));
  }
  return asks;
}

const RESULT_ACTIONS = [
  's3:GetBucketLocation',
  's3:ListBucket',
  's3:GetObject',
  's3:PutObject',
  'kms:Decrypt',
  'kms:GenerateDataKey',
];

async function results({ call, resources }: Situation): Promise<readonly Ask[]> {
  const place = await resultsPlace(call.asks, resources);
  return place ? await objects(place, RESULT_ACTIONS, resources) : [];
}

async function resultsPlace(
  [ask]: readonly Ask[],
  resources: DeployedResources,
): Promise<string | undefined> {
  return await resources.resultsOf(ask?.resource.split('workgroup/')[1] ?? '');
}

async function objects(
  place: string,
  actions: readonly string[],
  resources: DeployedResources,
): Promise<readonly Ask[]> {
  const [, bucket = '', prefix = ''] = /^s3:\/\/([^/]+)\/(.*?)\/*$/.exec(place) ?? [];
  const key = await resources.keyOf(bucket);
  const onBucket = /^s3:(List|GetBucket)/;
  return actions.flatMap((action) => {
    if (action.startsWith('kms:')) return key ? [{ action, resource: key }] : [];
    const inside = onBucket.test(action) ? '' : `/${prefix}/*`;
    return [{ action, resource: `arn:aws:s3:::${bucket}${inside}` }];
  });
}
