import { beforeAll, describe, expect, inject, it } from 'vitest';
import { createTrinoEngine } from '../../functions/shared/adapters/trino/trino-engine.ts';
import type { ResultRow } from '../../functions/shared/ports/query-engine.ts';
import type { ViewCase } from '../../infra/sidecars/sidecar.ts';
import { comparable, repeatedKeys } from '../sql/support/compare-case.ts';
import { openViewWorld } from '../sql/support/view-world.ts';
import { createCaseAnswers } from './support/answer-case.ts';
import { describeDifferences, differencesOf } from './support/differences.ts';

const url = inject('trinoUrl');
const world = await openViewWorld();
const answersOfDuckdb = new Map<ViewCase, readonly ResultRow[]>();
const onTrino = createCaseAnswers(
  createTrinoEngine({
    url: url || 'http://127.0.0.1',
    user: 'test',
    catalog: 'memory',
    schema: 'default',
    lakeUri: 'local:///',
  }),
  world.views,
);

describe.skipIf(url === '')('every case of every view, on Trino as on DuckDB', () => {
  // One at a time, because the DuckDB engine holds the rows of one case.
  beforeAll(async () => {
    for (const view of world.views.values()) {
      for (const given of view.cases) {
        const { rows } = await world.run(view, given);
        answersOfDuckdb.set(given, rows as readonly ResultRow[]);
      }
    }
  });

  for (const view of world.views.values()) {
    describe.concurrent(view.name, () => {
      it.for(view.cases.map((given) => [given.name, given] as const))('%s', async ([, given]) => {
        const trino = await onTrino.answer(view, given);
        const duckdb = answersOfDuckdb.get(given) ?? [];

        expect(comparable(trino, given.expect)).toEqual(comparable(given.expect, given.expect));
        expect(describeDifferences(differencesOf(view, { duckdb, trino }))).toBe('');
        expect(repeatedKeys(trino, view.key)).toEqual([]);
      });
    });
  }
});
