import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { QueryFailed, QueryTooLarge } from '../../functions/shared/errors.ts';
import { createFolderStore } from '../../infra/local/folder-store.ts';
import { promisesOfAnEngine } from './query-engine-contract.ts';
import { type AthenaOnTrino, openAthena } from './support/athena-on-trino.ts';

const BUCKET = 'lake';
const RELEASE = 'release_000001';

const open = () => {
  const database = `athena_${randomUUID().replaceAll('-', '')}`;
  return openAthena({
    trinoUrl: inject('trinoUrl'),
    catalogue: inject('trinoCatalogue'),
    bucket: BUCKET,
    database,
    createDatabase: `create schema ${database}`,
    rewrite: (sql) => sql.replaceAll(`s3://${BUCKET}/`, `local:///${database}/`),
    lake: createFolderStore({
      folder: join(inject('trinoLakeFolder'), database),
      scratch: join(inject('trinoLakeFolder'), database, '_writing'),
    }),
  });
};

describe.skipIf(inject('trinoUrl') === '')('Athena', () => {
  promisesOfAnEngine(
    async () => {
      const { engine, lake, nameOf, close } = await open();
      return { engine, lake, nameOf, remove: close };
    },
    // The lake is on a disk here, where Trino refuses a table without a file. The deployed lake is on S3.
    { takesNoRows: false, hasSmallGroups: false },
  );
});

describe.skipIf(inject('trinoUrl') === '')('Athena under strain', () => {
  let athena: AthenaOnTrino;
  beforeAll(async () => {
    athena = await open();
    await athena.engine.openDatabase({ name: RELEASE, tables: [] });
  });
  afterEach(() => athena.front.clearPlans());
  afterAll(() => athena.close());

  const newTable = (name?: string) => {
    const id = randomUUID().slice(0, 8);
    const location = `releases/000001/one/${id}`;
    return { database: RELEASE, table: name ?? `one_${id}`, location, sortedBy: [] };
  };
  const rowsOf = ({ table }: { readonly table: string }) =>
    athena.engine.query(`select * from ${table}`, [], { database: RELEASE });

  /** The final states of the queries whose statement contains the text. */
  const endsOf = (text: string) =>
    athena.front.started().flatMap(({ sql, state }) => (sql.includes(text) ? [state] : []));

  it('retries when Athena refuses to start a query because of too many requests', async () => {
    athena.front.plan({ matches: /as patient/, outcome: 'throttle', times: 3 });
    expect(await athena.engine.query('select 1 as patient')).toEqual([{ patient: 1 }]);
    expect(endsOf('as patient')).toEqual(['SUCCEEDED']);
  });

  it('runs a query once even if the response to its start was lost', async () => {
    athena.front.plan({ matches: /as lost/, outcome: 'lost-answer' });
    expect(await athena.engine.query('select 1 as lost')).toEqual([{ lost: 1 }]);
    expect(endsOf('as lost')).toEqual(['SUCCEEDED']);
  });

  it('cancels a query on Athena when its caller aborts', async () => {
    athena.front.plan({ matches: /as slow/, outcome: 'slow' });
    const asked = athena.engine.query('select 1 as slow', [], { signal: AbortSignal.timeout(500) });
    await expect(asked).rejects.toThrow('timeout');
    expect(endsOf('as slow')).toEqual(['CANCELLED']);
  });

  it('distinguishes a query that reached the byte limit from one that failed', async () => {
    athena.front.plan({ matches: /as large/, outcome: 'over-limit' });
    const asked = athena.engine.query('select 1 as large');
    await expect(asked).rejects.toThrow(QueryTooLarge);
    await expect(asked).rejects.toThrow('Bytes scanned limit was exceeded');
  });

  it('is stopped by the workgroup when it really reads more than the limit', async () => {
    await athena.engine.execute(`create table wide with (format = 'PARQUET') as
      select to_hex(sha512(to_utf8(cast(x * 100 + y as varchar)))) as noise
      from unnest(sequence(1, 10000)) as a(x) cross join unnest(sequence(1, 25)) as b(y)`);
    await expect(athena.small.query('select max(noise) as most from wide')).rejects.toThrow(
      QueryTooLarge,
    );
    expect(await athena.engine.query('select count(*) as n from wide')).toEqual([{ n: 250_000 }]);
  });

  it('reports the cost of a query', async () => {
    await athena.engine.execute("create table cost with (format = 'PARQUET') as select 1 as n");
    await athena.engine.query('select * from cost');
    const { bytesRead = 0, elapsedMs = 0 } = athena.costs.at(-1) ?? {};
    expect(bytesRead).toBeGreaterThan(0);
    expect(elapsedMs).toBeGreaterThan(0);
  });

  it.each([
    { outcome: 'fail', why: 'before it started' },
    { outcome: 'fail-afterwards', why: 'after its files were written' },
    { outcome: 'over-limit', why: 'at the byte limit' },
  ] as const)(
    'leaves the name free when writing a table fails $why and it is dropped',
    async ({ outcome }) => {
      athena.front.plan({ matches: /^create table/, outcome });
      const table = newTable();
      await expect(athena.engine.writeTable('select 1 as n', table)).rejects.toThrow();
      await athena.engine.dropTable(table);
      await athena.engine.writeTable('select 2 as n', newTable(table.table));

      expect(await rowsOf(table)).toEqual([{ n: 2 }]);
    },
  );

  it('cancels the writing of a table on Athena when its caller aborts', async () => {
    athena.front.plan({ matches: /^create table/, outcome: 'slow' });
    const table = newTable();
    const signal = AbortSignal.timeout(3000);
    const asked = athena.engine.writeTable('select 1 as n', table, { signal });
    await expect(asked).rejects.toThrow('timeout');

    expect(endsOf(`create table ${table.table}`)).toEqual(['CANCELLED']);
  });

  it('cannot choose a location if the workgroup sets its own', async () => {
    const refused = athena.enforced.writeTable('select 1 as n', newTable());
    await expect(refused).rejects.toThrow(QueryFailed);
    await expect(refused).rejects.toThrow("'external_location'");
  });

  it('reads a page of a stream only after the one before has been used', async () => {
    const numbers = 'select x from unnest(sequence(1, 2500)) as t(x) order by x';
    const sizes: number[] = [];
    for await (const rows of athena.engine.stream(numbers)) sizes.push(rows.length);

    expect(sizes).toEqual([999, 1000, 501]);
  });

  it('returns a result page by page, with the column names only in the first row', async () => {
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

  it('refuses a request about an unknown query', async () => {
    const command = new GetQueryExecutionCommand({ QueryExecutionId: 'nobody' });
    await expect(athena.client.send(command)).rejects.toMatchObject({
      name: 'InvalidRequestException',
    });
  });
});
