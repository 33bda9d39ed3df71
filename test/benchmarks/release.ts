import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createHandler as createDeployViews } from '../../functions/deploy-views/handler.ts';
import { createHandler as createPublish } from '../../functions/publish-return/handler.ts';
import { createHandler as createRelease } from '../../functions/release-indicators/handler.ts';
import { systemClock } from '../../functions/shared/ports/clock.ts';
import { writeEntry } from '../../functions/shared/submissions/ledger.ts';
import { landingKey, submissionKey } from '../../functions/shared/submissions/submission-folder.ts';
import { createHandler as createValidate } from '../../functions/validate-return/handler.ts';
import { makeReturns } from '../../infra/local/demonstration/make-returns.ts';
import { openDuckdbEngine } from '../../infra/local/duckdb-engine.ts';
import { type DuckdbRunner, openDuckdb } from '../../infra/local/duckdb-runner.ts';
import { createFolderStore } from '../../infra/local/folder-store.ts';
import { createLocalKeyRing } from '../../infra/local/local-key-ring.ts';
import { createLocalLog } from '../../infra/local/local-log.ts';
import { currentCouncils } from '../../infra/shipped-councils.ts';
import { referenceIn } from '../support/reference.ts';
import { report } from './measure.ts';

// A release over many councils. `prepare` fills a lake, `release` measures one release of it.
const [step = '', folder = '', councils = '10', children = '400', years = '3'] =
  process.argv.slice(2);
const SQL = join(import.meta.dirname, '../../sql');
const scratch = join(folder, 'writing');
const open = (bucket: string) => createFolderStore({ folder: join(folder, bucket), scratch });
const lake = open('lake');
const landing = open('landing');
const submissions = open('submissions');

const LAST_YEAR = 2025;
/** Years for which returns can be made. Earlier years are these returns with earlier dates. */
const MADE_YEARS = 3;
const COPIED = ['header', 'episodes', 'social_worker_episodes', 'uasc'];

async function prepare(): Promise<void> {
  const template = await publishTemplate();
  const duckdb = await openDuckdb();
  const live = currentCouncils().slice(0, Number(councils));
  for (const [index, laCode] of live.entries()) {
    for (let back = 0; back < Number(years); back += 1) {
      await copyReturn(duckdb, template, { laCode, index, year: LAST_YEAR - back });
    }
  }
  duckdb.close();
}

/** One council's returns of the last years, published by the platform itself into a lake of their own. */
async function publishTemplate(): Promise<string> {
  const into = join(folder, 'template');
  const store = createFolderStore({ folder: into, scratch });
  const dependencies = {
    landing,
    submissions,
    lake: store,
    referenceData: referenceIn(),
    keys: createLocalKeyRing('bench'),
    clock: systemClock,
  };
  const returns = makeReturns({
    laCode: '823',
    years: Array.from({ length: MADE_YEARS }, (_, back) => LAST_YEAR - back).reverse(),
    children: Number(children),
    placements3PlusShare: 0.1,
    socialWorkers3PlusShare: 0.27,
    seed: 'bench',
  });
  for (const [year, files] of Object.entries(returns)) {
    const id = `ssda903-823-${year}-20260401000000-00000000beef`;
    const at = '2026-04-01T00:00:00.000Z';
    for (const [index, { bytes }] of files.entries())
      await landing.put(landingKey(id, index), bytes);
    const submission = {
      id,
      return: 'ssda903',
      collectionYear: Number(year),
      laCode: '823',
      files: files.map(({ name }, index) => ({ index, name })),
      createdAt: at,
      createdBy: 'bench',
    };
    const acceptance = { at, by: 'bench', reason: 'bench', sequence: 1 };
    await submissions.put(submissionKey(id, 'submission.json'), JSON.stringify(submission));
    await createValidate(dependencies)({ key: submissionKey(id, 'completed.json'), attempt: 1 });
    await submissions.put(submissionKey(id, 'acceptance.json'), JSON.stringify(acceptance));
    await createPublish(dependencies)({ key: submissionKey(id, 'acceptance.json'), attempt: 1 });
  }
  return into;
}

interface Copy {
  readonly laCode: string;
  readonly index: number;
  readonly year: number;
}

/** The template's return of a year as another council's, with other children; before the made years, as many years earlier. */
async function copyReturn(duckdb: DuckdbRunner, template: string, copy: Copy): Promise<void> {
  const { laCode, index, year } = copy;
  const blocks = Math.floor((LAST_YEAR - year) / MADE_YEARS);
  const shift = blocks * MADE_YEARS;
  const id = `ssda903-${laCode}-${year}-bench`;
  const mark = `${blocks}${String(index).padStart(3, '0')}`;
  for (const table of COPIED) {
    const name = `ssda903_${table}`;
    const from = join(template, name, `collection_year=${year + shift}`, '*.parquet');
    const to = join(folder, 'lake', name, `collection_year=${year}`);
    await mkdir(to, { recursive: true });
    const found = await duckdb
      .select(`describe select * from read_parquet('${from}', hive_partitioning = false)`)
      .catch(() => []);
    if (found.length === 0) continue;
    const columns = found.map(({ column_name: column, column_type: type }) => {
      if (column === 'submission_id') return `'${id}' as submission_id`;
      if (column === 'la_code') return `'${laCode}' as la_code`;
      if (/^(child|worker)_ref$/u.test(`${column}`))
        return `'${mark}' || substr(${column}, 5) as ${column}`;
      if (column === 'birth_year') return `birth_year - ${shift} as birth_year`;
      if (type === 'DATE') return `cast(${column} - interval '${shift}' year as date) as ${column}`;
      return `${column}`;
    });
    await duckdb.run(
      `copy (select ${columns.join(', ')} from read_parquet('${from}', hive_partitioning = false)) to '${join(to, `${id}.parquet`)}' (format parquet)`,
    );
  }
  await writeEntry(
    lake,
    { returnType: 'ssda903', collectionYear: year, laCode },
    {
      sequence: 1,
      action: 'accept',
      submission_id: id,
      at: '2026-04-01T00:00:00.000Z',
      by: 'bench',
    },
  );
}

async function release(): Promise<void> {
  const number = String(Date.now() % 900_000);
  const releases = open('releases');
  const key = `${number.padStart(6, '0')}/request.json`;
  await releases.put(key, JSON.stringify({ at: new Date().toISOString(), by: 'bench', note: '' }));
  const engine = await openDuckdbEngine({ lakeFolder: join(folder, 'lake'), sqlFolder: SQL });
  await createDeployViews({ lake, engine, sqlFolder: SQL })({});
  const publish = createRelease({
    releases,
    lake,
    engine,
    clock: systemClock,
    log: createLocalLog(process.stderr),
  });
  await report(() => publish({ key, attempt: 1 }));
  await engine.close();
}

if (step === 'prepare') await prepare();
if (step === 'release') await release();
