import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { inDependencyOrder, readsOf } from '../../functions/deploy-views/views.ts';
import type { QueryEngine } from '../../functions/shared/ports/query-engine.ts';
import { readDocumentedViews } from '../../infra/sidecars/sidecar.ts';
import { describeDifferences, differencesOf } from './support/differences.ts';
import { onOneTrino } from './support/on-trino.ts';
import { type PublishedLake, publishDemonstration } from './support/published-lake.ts';
import { openReaders, type Readers } from './support/readers.ts';
import { type ReleaseOnTrino, releaseOnTrino } from './support/release-on-trino.ts';
import { openReleaseTables, type ReleaseTables } from './support/release-tables.ts';
import { stagesOf } from './support/stages.ts';

const SQL_FOLDER = join(import.meta.dirname, '../../sql');
const views = await readDocumentedViews(SQL_FOLDER);
const ordered = inDependencyOrder([...views.values()]);

const SCHEMA = 'started';
const MOST_STAGES = 60;
/** Outside a release, where no view is written as a table, these and views that read them have too many stages for Trino. */
const LARGE = ['int_episode_chains', 'int_tangled_links', 'int_social_worker_rows_without_cover'];
/** Views of contradictory rows, which the demonstration's councils do not send. Their cases have such rows. */
const WITHOUT_ROWS = new Set([
  'int_episode_next_rows',
  'int_interrupted_care',
  'int_tangled_children',
  'int_tangled_links',
  'int_tangled_hops',
  'int_tangled_chains',
]);

describe.skipIf(inject('trinoUrl') === '')('the lake of the demonstration', () => {
  let lake: PublishedLake;
  let readers: Readers;
  let onTrino: ReleaseOnTrino;
  let tables: ReleaseTables;
  beforeAll(async () => {
    lake = await publishDemonstration(join(inject('trinoLakeFolder'), 'demonstration'));
    readers = await openReaders({
      ...lake,
      sqlFolder: SQL_FOLDER,
      cluster: onOneTrino('demonstration'),
    });
    onTrino = await releaseOnTrino(lake, onOneTrino(SCHEMA));
    const { release } = onTrino.ofTrino;
    tables = await openReleaseTables(lake, { schema: SCHEMA, release });
  });
  afterAll(async () => {
    process.stderr.write(readers.report());
    await tables.close();
    await readers.close();
    await lake.remove();
  });

  it('has every view on Trino, from the same files and deployed by the same code', () => {
    expect(readers.deployment.failed).toEqual([]);
    expect(readers.deployment.views).toEqual(ordered.map(({ name }) => name));
  });

  it('has the described type for each column of every view', async () => {
    const told = await typesOnTrino(readers.trino);
    const said = [...views.values()].map(({ name, columns }) => [name, columns.map(asText)]);

    expect(told).toEqual(Object.fromEntries(said));
  });

  it('gives the same documents of a release with `QUERY_ENGINE=trino npm start`', () => {
    const { documents, ofTrino } = onTrino;

    expect(documents.length).toBeGreaterThan(150);
    for (const { name, duckdb, trino } of documents) expect(trino, name).toEqual(duckdb);
    expect(ofTrino).toMatchObject({ status: 'published', returns: 7 });
  });

  it.each(ordered.map(({ name }) => name))(
    'has the same rows of %s in both releases',
    async (name) => {
      const { key = [] } = views.get(name) ?? {};
      const answers = await tables.read(name);

      expect(describeDifferences(differencesOf({ name, key }, answers))).toBe('');
      expect(answers.duckdb.length === 0, 'a view without rows shows nothing').toBe(
        WITHOUT_ROWS.has(name),
      );
    },
  );

  it(`needs at most ${MOST_STAGES} stages for each statement of a release`, async () => {
    const schema = `${SCHEMA}_${tables.snapshot.database}`;
    const stages = new Map<string, number>();
    for (const { view, sql, isWritten } of tables.snapshot.views) {
      const write = `create table ${view}_planned with (format = 'PARQUET') as\n`;
      const statement = `${isWritten ? write : ''}${sql}`;
      stages.set(view, await stagesOf(onOneTrino(SCHEMA), schema, statement));
    }
    process.stderr.write(`\n${reportOf(stages)}\n`);

    expect([...stages].filter(([, count]) => count > MOST_STAGES)).toEqual([]);
    expect([...stages.values()].every((count) => count > 0)).toBe(true);
  });

  it.each(
    ordered.map(({ name }) => name).filter((name) => !LARGE.some((large) => restsOn(name, large))),
  )('%s has the same rows on both as a view of the lake', async (name) => {
    const { key = [] } = views.get(name) ?? {};
    const answers = await readers.read(name);

    expect(describeDifferences(differencesOf({ name, key }, answers))).toBe('');
  });
});

/** Whether a view reads another, directly or through others. */
function restsOn(name: string, other: string): boolean {
  const view = views.get(name);
  return (
    name === other ||
    (view !== undefined && [...readsOf(view)].some((read) => restsOn(read, other)))
  );
}

function reportOf(stages: ReadonlyMap<string, number>): string {
  const lines = [...stages].sort(([, one], [, other]) => other - one);
  return lines
    .map(([view, count]) => `${view.padEnd(40)}${String(count).padStart(4)} stages`)
    .join('\n');
}

interface TypedColumn {
  readonly name: string;
  readonly type: string;
}

const asText = ({ name, type }: TypedColumn): string => `${name} ${type}`;

async function typesOnTrino(trino: QueryEngine): Promise<Record<string, readonly string[]>> {
  const rows = await trino.query(
    'select table_name, column_name, data_type from information_schema.columns where table_schema = ? order by table_name, ordinal_position',
    ['demonstration'],
  );
  const told: Record<string, string[]> = {};
  for (const { table_name: table, column_name: column, data_type: type } of rows) {
    if (!views.has(String(table))) continue;
    const name = String(table);
    // Text of a known length counts as text.
    const plain = String(type).replace(/^varchar\(\d+\)$/u, 'varchar');
    told[name] = [...(told[name] ?? []), asText({ name: String(column), type: plain })];
  }
  return told;
}
