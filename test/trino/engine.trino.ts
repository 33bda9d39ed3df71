import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTrinoEngine } from '../../functions/shared/adapters/trino/trino-engine.ts';
import { QueryFailed } from '../../functions/shared/errors.ts';
import type { QueryEngine, QueryStatistics } from '../../functions/shared/ports/query-engine.ts';
import { onOneTrino } from './support/on-trino.ts';

/** An engine on Trino with an empty lake of its own. */
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
    remove: () => engine.execute(`drop schema ${name} cascade`),
  };
}

describe.skipIf(inject('trinoUrl') === '')('Trino under strain', () => {
  let trino: Awaited<ReturnType<typeof openEmpty>>;
  beforeAll(async () => {
    trino = await openEmpty();
  });
  afterAll(() => trino.remove());

  const limited = (limitSeconds: number): QueryEngine =>
    createTrinoEngine({ ...onOneTrino(trino.name), limitSeconds });

  it('tells what a query has cost', async () => {
    await trino.engine.execute("create table cost with (format = 'PARQUET') as select 1 as n");
    await trino.engine.query('select * from cost');

    expect(trino.costs.at(-1)?.bytesRead).toBeGreaterThan(0);
    expect(trino.costs.at(-1)?.elapsedMs).toBeGreaterThan(0);
  });

  it('stops a query on the cluster at the limit of time', async () => {
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

  it('leaves no table behind when a view made into files is broken off', async () => {
    await trino.engine.execute(
      'create view endless as select a.x from unnest(sequence(1, 10000)) as a(x) cross join unnest(sequence(1, 10000)) as b(y) cross join unnest(sequence(1, 10000)) as c(z)',
    );
    const signal = AbortSignal.timeout(3000);
    await expect(
      trino.engine.materialise('endless', 'releases/1/endless', { signal }),
    ).rejects.toThrow('timeout');

    expect(
      await trino.engine.query(
        "select table_name from information_schema.tables where table_schema = ? and table_name like 'materialised%'",
        [trino.name],
      ),
    ).toEqual([]);
  });
});

/** How queries with this text stand, by the cluster's own account. */
async function stateOf(engine: QueryEngine, mark: string): Promise<readonly string[]> {
  const rows = await engine.query(
    "select state, error_code from system.runtime.queries where query like '%' || ? || '%' and query not like '%runtime%'",
    [mark],
  );
  return rows.map(({ state, error_code: error }) => `${state} ${error}`);
}
