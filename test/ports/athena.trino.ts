import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { QueryFailed, QueryTooLarge } from '../../functions/shared/errors.ts';
import { promisesOfAnEngine } from './promises-of-an-engine.ts';
import { type AthenaOnTrino, openAthena } from './support/athena-on-trino.ts';

const BUCKET = 'lake';

const open = () => {
  const database = `athena_${randomUUID().replaceAll('-', '')}`;
  return openAthena({
    trinoUrl: inject('trinoUrl'),
    catalogue: inject('trinoCatalogue'),
    bucket: BUCKET,
    database,
    createDatabase: `create schema ${database}`,
    rewrite: (sql) => sql.replaceAll(`s3://${BUCKET}/`, `local:///${database}/`),
    filesAt: (location) => readdir(join(inject('trinoLakeFolder'), database, location)),
  });
};

describe.skipIf(inject('trinoUrl') === '')('Athena', () => {
  promisesOfAnEngine(async () => {
    const { engine, filesAt, close } = await open();
    return { engine, filesAt, remove: close };
  });
});

describe.skipIf(inject('trinoUrl') === '')('Athena under strain', () => {
  let athena: AthenaOnTrino;
  beforeAll(async () => {
    athena = await open();
    await athena.engine.execute('create or replace view one as select 1 as n');
  });
  afterEach(() => athena.front.clearPlans());
  afterAll(() => athena.close());

  /** How the queries whose statement holds the text have ended. */
  const endsOf = (text: string) =>
    athena.front.started().flatMap(({ sql, state }) => (sql.includes(text) ? [state] : []));

  it('waits its turn when Athena refuses a start for too many requests', async () => {
    athena.front.plan({ matches: /as patient/, outcome: 'throttle', times: 3 });
    expect(await athena.engine.query('select 1 as patient')).toEqual([{ patient: 1 }]);
    expect(endsOf('as patient')).toEqual(['SUCCEEDED']);
  });

  it('runs a query once though the answer to its start was lost', async () => {
    athena.front.plan({ matches: /as lost/, outcome: 'lost-answer' });
    expect(await athena.engine.query('select 1 as lost')).toEqual([{ lost: 1 }]);
    expect(endsOf('as lost')).toEqual(['SUCCEEDED']);
  });

  it('stops a query on Athena when its caller gives up', async () => {
    athena.front.plan({ matches: /as slow/, outcome: 'slow' });
    const asked = athena.engine.query('select 1 as slow', [], { signal: AbortSignal.timeout(500) });
    await expect(asked).rejects.toThrow('timeout');
    expect(endsOf('as slow')).toEqual(['CANCELLED']);
  });

  it('tells a query that reached the byte limit from one that failed', async () => {
    athena.front.plan({ matches: /as large/, outcome: 'over-limit' });
    const asked = athena.engine.query('select 1 as large');
    await expect(asked).rejects.toThrow(QueryTooLarge);
    await expect(asked).rejects.toThrow('Bytes scanned limit was exceeded');
  });

  it('is stopped by the workgroup when it really reads more than it may', async () => {
    await athena.engine.execute(`create table wide with (format = 'PARQUET') as
      select to_hex(sha512(to_utf8(cast(x * 100 + y as varchar)))) as noise
      from unnest(sequence(1, 10000)) as a(x) cross join unnest(sequence(1, 25)) as b(y)`);
    await expect(athena.small.query('select max(noise) as most from wide')).rejects.toThrow(
      QueryTooLarge,
    );
    expect(await athena.engine.query('select count(*) as n from wide')).toEqual([{ n: 250_000 }]);
  });

  it('tells what a query has cost', async () => {
    await athena.engine.execute("create table cost with (format = 'PARQUET') as select 1 as n");
    await athena.engine.query('select * from cost');
    const { bytesRead = 0, elapsedMs = 0 } = athena.costs.at(-1) ?? {};
    expect(bytesRead).toBeGreaterThan(0);
    expect(elapsedMs).toBeGreaterThan(0);
  });

  it.each([
    { fails: /^create table/, outcome: 'fail', why: 'before it began' },
    { fails: /^create table/, outcome: 'fail-afterwards', why: 'when its files were there' },
    { fails: /^select/, outcome: 'fail', why: 'when its rows were read' },
    { fails: /^create table/, outcome: 'over-limit', why: 'at the byte limit' },
  ] as const)(
    'leaves no table behind when a view made into files fails $why',
    async ({ fails, outcome }) => {
      athena.front.plan({ matches: fails, outcome });
      const location = `releases/1/${randomUUID()}`;
      await expect(athena.engine.materialise('one', location)).rejects.toThrow();
      expect(await athena.tablesLeft()).toEqual([]);
    },
  );

  it('leaves no table behind when its caller gives up half-way', async () => {
    athena.front.plan({ matches: /^select/, outcome: 'slow' });
    const location = `releases/1/${randomUUID()}`;
    const signal = AbortSignal.timeout(3000);
    await expect(athena.engine.materialise('one', location, { signal })).rejects.toThrow('timeout');
    expect(endsOf('create table materialised')).not.toContain('RUNNING');
    expect(await athena.tablesLeft()).toEqual([]);
  });

  it('cannot choose a place where the workgroup has one of its own', async () => {
    const refused = athena.enforced.materialise('one', 'releases/1/enforced');
    await expect(refused).rejects.toThrow(QueryFailed);
    await expect(refused).rejects.toThrow("'external_location'");
  });

  it('gives a page of a result at a time, with the names of columns in the first row alone', async () => {
    const { QueryExecutionId } = await athena.client.send(
      new StartQueryExecutionCommand({
        QueryString: `select x from unnest(sequence(1, 25)) as t(x) order by x`,
        WorkGroup: 'free',
      }),
    );
    await expect
      .poll(async () => {
        const command = new GetQueryExecutionCommand({ QueryExecutionId });
        return (await athena.client.send(command)).QueryExecution?.Status?.State;
      })
      .toBe('SUCCEEDED');
    const pages: (string | undefined)[][] = [];
    let NextToken: string | undefined;
    do {
      const command = new GetQueryResultsCommand({ QueryExecutionId, MaxResults: 10, NextToken });
      const page = await athena.client.send(command);
      pages.push((page.ResultSet?.Rows ?? []).map(({ Data }) => Data?.[0]?.VarCharValue));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(pages.map((page) => page.length)).toEqual([10, 10, 6]);
    expect(pages[0]?.slice(0, 2)).toEqual(['x', '1']);
    expect(pages[2]?.at(-1)).toBe('25');
  });

  it('refuses a question about a query that there is not', async () => {
    const command = new GetQueryExecutionCommand({ QueryExecutionId: 'nobody' });
    await expect(athena.client.send(command)).rejects.toMatchObject({
      name: 'InvalidRequestException',
    });
  });
});
