import { describe, expect, inject, it } from 'vitest';
import { createTrinoEngine } from '../../functions/shared/adapters/trino/trino-engine.ts';
import { openDuckdbEngine } from '../../infra/local/duckdb-engine.ts';
import { describeDifferences, differencesOf } from './support/differences.ts';
import { onOneTrino } from './support/on-trino.ts';

/** SQL to which the two engines answer differently, which the comparison must find. */
const PLANTED = [
  {
    sql: "select 7 as id, cast(count(*) as double) / 2 as half, cast(1 as decimal(9, 2)) / 3 as third from (values ('a')) as t(x)",
    says: 'planted [id=7] third: DuckDB 0.3333333333333333, Trino 0.33',
    why: 'division of decimals',
  },
  {
    sql: 'select 7 as id, cast(2.5e0 as integer) as whole',
    says: 'planted [id=7] whole: DuckDB 2, Trino 3',
    why: 'rounding of a half',
  },
  {
    sql: "select 7 as id, concat('a', cast(null as varchar)) as joined",
    says: 'planted [id=7] joined: DuckDB "a", Trino null',
    why: 'text joined to null',
  },
  {
    sql: 'select n as id from (values (1), (2)) as t(n) where greatest(n, cast(null as integer)) = 2',
    says: 'planted [id=2] the whole row: DuckDB "there", Trino "missing"',
    why: 'a row on one engine only',
  },
];

describe.skipIf(inject('trinoUrl') === '')('the comparison of the engines', () => {
  it.each(PLANTED)('shows view, key and column with both values: $why', async ({ sql, says }) => {
    const engines = {
      duckdb: await openDuckdbEngine({ sqlFolder: 'sql' }),
      trino: createTrinoEngine(onOneTrino('default')),
    };
    const [duckdb, trino] = [await engines.duckdb.query(sql), await engines.trino.query(sql)];
    await engines.duckdb.close();

    expect(
      describeDifferences(differencesOf({ name: 'planted', key: ['id'] }, { duckdb, trino })),
    ).toBe(says);
  });
});
