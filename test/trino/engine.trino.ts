import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTrinoEngine } from '../../functions/shared/adapters/trino/trino-engine.ts';
import { QueryFailed } from '../../functions/shared/errors.ts';
import type { QueryEngine, QueryStatistics } from '../../functions/shared/ports/query-engine.ts';
import { dropSchemas } from '../ports/support/drop-schemas.ts';
import { onOneTrino } from './support/on-trino.ts';

/** An engine on Trino with its own, empty lake. */
async function openEmpty() {
  const name = `engine_${randomUUID().replaceAll('-', '')}`;
  const costs: QueryStatistics[] = [];
  const engine = createTrinoEngine({
    ...onOneTrino(name),
    lakeUri: `local:///${name}`,
    onDone: (cost) => costs.push(cost),
  });
  await engine.execute(`create schema ${name}`);
  return {
    engine,
    name,
    costs,
    remove: () => dropSchemas(engine, name),
  };
}

describe.skipIf(inject('trinoUrl') === '')('the Trino engine', () => {
  let trino: Awaited<ReturnType<typeof openEmpty>>;
  beforeAll(async () => {
    trino = await openEmpty();
  });
  afterAll(() => trino.remove());

  const limited = (limitSeconds: number): QueryEngine =>
    createTrinoEngine({ ...onOneTrino(trino.name), limitSeconds });

  it('reports the cost of a query', async () => {
    await trino.engine.execute("create table cost with (format = 'PARQUET') as select 1 as n");
    await trino.engine.query('select * from cost');

    expect(trino.costs.at(-1)?.bytesRead).toBeGreaterThan(0);
    expect(trino.costs.at(-1)?.elapsedMs).toBeGreaterThan(0);
  });

  it('stops a query on the cluster at its time limit', async () => {
    const mark = randomUUID();
    const asked = limited(2).query(
      `select '${mark}' as mark, count(*) as n from unnest(sequence(1, 10000)) as a(x)
        cross join unnest(sequence(1, 10000)) as b(y) cross join unnest(sequence(1, 10000)) as c(z)`,
    );
    await expect(asked).rejects.toThrow(QueryFailed);
    await expect(asked).rejects.toThrow('longer than 2 s');
    await expect
      .poll(() => stateOf(trino.engine, mark), { timeout: 20_000 })
      .toEqual(['FAILED USER_CANCELED']);
  });

  const endless = (mark: string) =>
    `select '${mark}' as mark, a.x from unnest(sequence(1, 10000)) as a(x)
      cross join unnest(sequence(1, 10000)) as b(y) cross join unnest(sequence(1, 10000)) as c(z)`;

  it('stops writing a table on the cluster, and leaves no table', async () => {
    await trino.engine.openDatabase({ name: 'release_000001', tables: [] });
    const mark = randomUUID();
    const location = 'releases/000001/endless/1a';
    const table = { database: 'release_000001', table: 'endless_1a', location, sortedBy: [] };
    const signal = AbortSignal.timeout(3000);
    await expect(trino.engine.writeTable(endless(mark), table, { signal })).rejects.toThrow(
      'timeout',
    );

    await expect
      .poll(() => stateOf(trino.engine, mark), { timeout: 20_000 })
      .toEqual(['FAILED USER_CANCELED']);
    expect(
      await trino.engine.query(
        'select table_name from information_schema.tables where table_schema = ?',
        [`${trino.name}_release_000001`],
      ),
    ).toEqual([]);
  });

  it('stops a query on the cluster when the reader stops early', async () => {
    const mark = randomUUID();
    for await (const rows of trino.engine.stream(endless(mark))) {
      expect(rows.length).toBeGreaterThan(0);
      break;
    }
    await expect
      .poll(() => stateOf(trino.engine, mark), { timeout: 20_000 })
      .toEqual(['FAILED USER_CANCELED']);
  });
});

/** The states of queries with this text, as the cluster reports them. */
async function stateOf(engine: QueryEngine, mark: string): Promise<readonly string[]> {
  const rows = await engine.query(
    "select state, error_code from system.runtime.queries where query like '%' || ? || '%' and query not like '%runtime%'",
    [mark],
  );
  return rows.map(({ state, error_code: error }) => `${state} ${error}`);
}
