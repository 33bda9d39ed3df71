import { StartQueryExecutionCommand } from '@aws-sdk/client-athena';
import { afterEach, describe, expect, it } from 'vitest';
import { readStatement } from '../support/cloud/gateway/sql-statement.ts';
import { KEY, LOCKED } from './support/upstream.ts';
import { type GatewayWorld, openGatewayWorld } from './support/world.ts';

const TABLES = {
  episodes: { location: `s3://${LOCKED}/episodes/` },
  ref_councils: { location: 's3://open/reference/councils/' },
  stg_episodes: { sql: "select * from episodes where note = 'join nothing'" },
  council_profile: {
    sql: 'SELECT *\nFROM\n  (stg_episodes\nLEFT JOIN ref_councils USING (la_code))',
  },
  neighbour: { sql: 'select * from council_profile' },
  'lake_release_7.episodes': { sql: 'SELECT *\nFROM\n  lake.episodes' },
  'lake_release_7.cohort_1a': { location: `s3://${LOCKED}/releases/7/cohort/1a/` },
  'lake_release_7.cohort': { sql: 'select * from cohort_1a' },
  'lake_release_7.neighbour': { sql: 'select * from cohort cross join episodes' },
};

let world: GatewayWorld;

afterEach(() => world?.close());

/** What a statement needs besides Athena itself and its results, with the common beginning left out. */
async function needs(sql: string, database = 'lake'): Promise<readonly string[]> {
  world = await openGatewayWorld({ tables: TABLES });
  await world.as('release-indicators').athena.send(
    new StartQueryExecutionCommand({
      QueryString: sql,
      WorkGroup: 'lake',
      QueryExecutionContext: { Database: database },
    }),
  );
  const asked = await world.observed();
  return asked
    .slice(1)
    .map((words) => words.replace(/ by .*/, '').replace('arn:aws:glue:eu-west-2:000000000000:', ''))
    .filter((words) => !/query-results|GetDatabase|GetBucketLocation|(catalog|lake)$/.test(words));
}

describe('what Athena does in the name of the function is observed too', () => {
  it('looks for the database default and its own, and writes results', async () => {
    world = await openGatewayWorld();
    await world.as('deploy-views').athena.send(
      new StartQueryExecutionCommand({
        QueryString: 'select 1',
        WorkGroup: 'lake',
        QueryExecutionContext: { Database: 'proof' },
      }),
    );
    const glue = 'glue:GetDatabase arn:aws:glue:eu-west-2:000000000000:';
    const by = ' by athena:StartQueryExecution';
    expect(await world.observed()).toEqual([
      'athena:StartQueryExecution arn:aws:athena:eu-west-2:000000000000:workgroup/lake',
      `${glue}catalog${by}`,
      `${glue}database/default${by}`,
      `${glue}catalog${by}`,
      `${glue}database/proof${by}`,
      `s3:GetBucketLocation arn:aws:s3:::${LOCKED}${by}`,
      `s3:ListBucket arn:aws:s3:::${LOCKED}${by}`,
      `s3:GetObject arn:aws:s3:::${LOCKED}/query-results/lake/*${by}`,
      `s3:PutObject arn:aws:s3:::${LOCKED}/query-results/lake/*${by}`,
      `kms:Decrypt ${KEY}${by}`,
      `kms:GenerateDataKey ${KEY}${by}`,
    ]);
  });

  it('opens views up to the tables under them, and reads those', async () => {
    expect(await needs('select * from neighbour')).toEqual([
      'glue:GetTable table/lake/neighbour',
      'glue:GetTable table/lake/council_profile',
      'glue:GetTable table/lake/stg_episodes',
      'glue:GetTable table/lake/ref_councils',
      's3:ListBucket arn:aws:s3:::open',
      's3:GetObject arn:aws:s3:::open/reference/councils/*',
      'glue:GetTable table/lake/episodes',
      `s3:ListBucket arn:aws:s3:::${LOCKED}`,
      `s3:GetObject arn:aws:s3:::${LOCKED}/episodes/*`,
      `kms:Decrypt ${KEY}`,
      `s3:ListBucket arn:aws:s3:::${LOCKED}`,
      `kms:Decrypt ${KEY}`,
      `kms:GenerateDataKey ${KEY}`,
    ]);
  });

  it('finds the names of a release in its own database, and of those the ones of the lake that it names', async () => {
    const asked = await needs('select * from neighbour', 'lake_release_7');
    expect(asked.filter((words) => /^glue.*table|GetObject/.test(words))).toEqual([
      'glue:GetTable table/lake_release_7/neighbour',
      'glue:GetTable table/lake_release_7/cohort',
      'glue:GetTable table/lake_release_7/episodes',
      'glue:GetTable table/lake_release_7/cohort_1a',
      `s3:GetObject arn:aws:s3:::${LOCKED}/releases/7/cohort/1a/*`,
      'glue:GetTable table/lake/episodes',
      `s3:GetObject arn:aws:s3:::${LOCKED}/episodes/*`,
    ]);
  });

  it('asks for a database that is to be made where it is not', async () => {
    const asked = await needs('create schema if not exists lake_release_7');
    expect(asked).toContain('glue:CreateDatabase database/lake_release_7');
  });

  it('asks for a database that is to be dropped, with all that is in it', async () => {
    const asked = await needs('drop schema if exists lake_figures_1 cascade');
    expect(asked.filter((words) => words.startsWith('glue:DeleteDatabase'))).toEqual([
      'glue:DeleteDatabase database/lake_figures_1',
      'glue:DeleteDatabase table/lake_figures_1/*',
      'glue:DeleteDatabase userDefinedFunction/lake_figures_1/*',
    ]);
  });

  const changes = [
    [
      'a table over files',
      "create external table if not exists visits (`n` int)\nstored as parquet\nlocation 's3://b/visits/'",
      'CreateTable',
      'visits',
    ],
    [
      'a new view',
      'create or replace view int_new as select * from episodes',
      'CreateTable',
      'int_new',
    ],
    [
      'a view that is there',
      'create or replace view neighbour as select 1',
      'UpdateTable',
      'neighbour',
    ],
    ['a dropped table', 'drop table if exists cohort_1a', 'DeleteTable', 'cohort_1a'],
  ] as const;

  it.each(changes)('%s changes the catalogue by one action', async (_, sql, action, name) => {
    const asked = await needs(sql);
    expect(asked).toContain(`glue:GetTable table/lake/${name}`);
    const changing = asked.filter((words) => /glue:(Create|Update|Delete)/.test(words));
    expect(changing).toEqual([`glue:${action} table/lake/${name}`]);
  });

  it('reads no objects to make a view', async () => {
    const asked = await needs('create or replace view int_new as select * from episodes');
    expect(asked.filter((words) => words.includes('episodes/*'))).toEqual([]);
  });

  it('writes the objects of a table of a release', async () => {
    const asked = await needs(
      `create table neighbour_1a with (format = 'PARQUET', external_location = 's3://${LOCKED}/releases/1/neighbour/1a/') as select * from neighbour`,
    );
    expect(asked).toContain('glue:CreateTable table/lake/neighbour_1a');
    expect(asked).toContain(`s3:PutObject arn:aws:s3:::${LOCKED}/releases/1/neighbour/1a/*`);
    expect(asked).toContain(`s3:GetObject arn:aws:s3:::${LOCKED}/episodes/*`);
  });
});

describe('a table over files that are there', () => {
  it('writes no object', async () => {
    const asked = await needs(
      `create external table if not exists ref_a (\`n\` int)\nstored as parquet\nlocation 's3://${LOCKED}/reference-editions/a/1/'`,
    );
    expect(asked).toContain('glue:CreateTable table/lake/ref_a');
    expect(asked).toContain(`s3:ListBucket arn:aws:s3:::${LOCKED}`);
    expect(asked.filter((words) => words.includes('reference-editions'))).toEqual([]);
  });
});

describe('statements are read as far as permissions depend on them', () => {
  const statements = [
    ['select * from a join b on a.x = b.x', ['a', 'b'], 'both sides of a join are read'],
    ['with a as (select * from b) select * from a', ['b'], 'a name of its own is no table'],
    ['with a as (select * from a) select * from a', ['a'], 'unless it reads the table of its name'],
    ['select * from (select * from "lake"."a")', ['lake.a'], 'a quoted name keeps its database'],
    ["select 'from c' from a -- join d\n", ['a'], 'texts and comments name nothing'],
  ] as const;

  it.each(statements)('%s reads %j: %s', (sql, reads) => {
    expect(readStatement(sql)).toEqual({ kind: 'read', reads });
  });

  it('refuses to guess at other forms', () => {
    expect(() => readStatement('unload (select 1) to x')).toThrow(/Which permissions/);
  });
});
