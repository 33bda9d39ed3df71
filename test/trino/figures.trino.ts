import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { createHandler } from '../../functions/calculate-figures/handler.ts';
import { systemClock } from '../../functions/shared/ports/clock.ts';
import type { QueryEngine } from '../../functions/shared/ports/query-engine.ts';
import { createFolderStore } from '../../infra/local/folder-store.ts';
import { createLocalKeyRing } from '../../infra/local/local-key-ring.ts';
import { openEngine } from '../../infra/local/open-engine.ts';
import { keepSecret } from '../../infra/local/openid/local-secrets.ts';
import { bucketFolder } from '../../infra/local/stores.ts';
import type { CalculatedFigures } from '../../schemas/api/figures.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';
import { shipped, smallSql } from '../support/small-sql.ts';
import { openWorld } from '../support/world.ts';
import { onOneTrino } from './support/on-trino.ts';

const FOLDER = 'figures';

/** Makes a council with a return in force and a checked submission, and calculates its figures on DuckDB. Returns its id. */
async function calculateOnDuckdb(dataFolder: string, sqlFolder: string): Promise<string> {
  const world = await openWorld({ dataFolder, sqlFolder });
  const officer = await world.as('officer 823');
  const returns = smallCouncilReturns();
  const { id } = await officer.submit('823', 2024, filesOf(returns, 2024));
  await officer.accept(id);
  const checked = await officer.submit('823', 2025, filesOf(returns, 2025));
  const path = `/api/v1/submissions/${checked.id}/figures`;
  await officer.post(path);
  await officer.waitWhile(path, 'calculating');
  await world.stop();
  return checked.id;
}

describe.skipIf(inject('trinoUrl') === '')('a council’s own figures on Trino', () => {
  it('are the same as on DuckDB, and no schema is left afterwards', {
    timeout: 600_000,
  }, async () => {
    const councils = shipped('ref_councils').filter(({ la_code }) => la_code === '823');
    const sqlFolder = await smallSql({ ref_councils: councils });
    const dataFolder = join(inject('trinoLakeFolder'), FOLDER);
    const id = await calculateOnDuckdb(dataFolder, sqlFolder);
    const cluster = onOneTrino('figures_on_trino', FOLDER);
    const lakeFolder = bucketFolder(dataFolder, 'lake');
    const engine: QueryEngine = await openEngine(cluster, { lakeFolder, sqlFolder });
    const store = (bucket: 'submissions' | 'landing' | 'lake') =>
      createFolderStore({
        folder: bucketFolder(dataFolder, bucket),
        scratch: join(dataFolder, 'scratch'),
      });
    const submissions = store('submissions');
    const read = async (key: string) => {
      const found = await submissions.get(`figures/${id}/${key}`);
      return JSON.parse(Buffer.from(found?.body ?? 'null').toString('utf8'));
    };
    const key = `figures/${id}/000002/figures-request.json`;
    await submissions.put(key, JSON.stringify(await read('000001/figures-request.json')));
    await createHandler({
      submissions,
      landing: store('landing'),
      lake: store('lake'),
      keys: createLocalKeyRing(keepSecret(dataFolder, 'master-key')),
      engine,
      clock: systemClock,
    })({ key, attempt: 1 });

    const [duckdb, trino]: CalculatedFigures[] = [
      await read('000001/figures.json'),
      await read('000002/figures.json'),
    ];
    process.stderr.write(
      `Figures took ${trino?.seconds} s on Trino, ${duckdb?.seconds} on DuckDB.\n`,
    );
    expect(rounded(trino?.figures)).toEqual(rounded(duckdb?.figures));
    expect(trino?.figures.length).toBeGreaterThan(100);
    expect(trino?.children).toEqual(duckdb?.children);
    const left = await engine.query(
      "select schema_name from information_schema.schemata where schema_name like '%figures_on_trino_figures%'",
    );
    expect(left).toEqual([]);
  });
});

function rounded(figures: unknown): unknown {
  return JSON.parse(JSON.stringify(figures), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(12)) : value,
  );
}
