import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { publishRelease } from '../../functions/release-indicators/publish-release.ts';
import { createFolderStore } from '../../infra/local/folder-store.ts';
import { openSqlSession, type SqlSession } from '../../infra/local/sql-session.ts';
import { type Lake, openLake } from './support/lake.ts';

const PROJECT = join(import.meta.dirname, '../..');
const SQL_FOLDER = inject('smallSqlFolder');

let lake: Lake;
let session: SqlSession;
let releasesFolder: string;
beforeAll(async () => {
  lake = await openLake(SQL_FOLDER);
  releasesFolder = await mkdtemp(join(tmpdir(), 'releases-'));
  await publish(1);
  session = await openSqlSession({
    lakeFolder: lake.folder,
    releasesFolder,
    sqlFolder: SQL_FOLDER,
  });
}, 120_000);
afterAll(async () => {
  await session.close();
  await lake.close();
  await rm(releasesFolder, { recursive: true });
});

async function publish(release: number): Promise<void> {
  const releases = createFolderStore({ folder: releasesFolder, scratch: `${releasesFolder}/tmp` });
  const request = { at: '2026-11-22T11:59:00.000Z', by: 'analyst', note: '' };
  await releases.create(`00000${release}/request.json`, JSON.stringify(request));
  const clock = { now: () => new Date('2026-11-22T12:00:00.000Z') };
  const log = { info: () => {}, defect: () => {} };
  await publishRelease(release, { releases, lake: lake.store, engine: lake.engine, clock, log });
}

describe('the prompt on the local lake', () => {
  it('answers a select with a table while the service is running', async () => {
    const answer = await session.answer(
      "select name, population_mid_year from council_profile where unit_code = '344';",
    );

    expect(answer.split('\n')).toEqual([
      'name    population_mid_year',
      '------  -------------------',
      'Wirral                 2024',
      '(1 row)',
    ]);
  });

  it('lists the views with their descriptions, marts first', async () => {
    const answer = await session.answer('\\d');

    expect(answer).toMatch(/^judgement +marts +Ofsted's inspections/mu);
    expect(answer).toMatch(/^ledger +lake +Which submission/mu);
    expect(answer.indexOf('\njudgement ')).toBeLessThan(answer.indexOf('\nstg_headers '));
  });

  it.each(['\\d workforce_rate', 'describe workforce_rate;'])(
    '%s shows the columns',
    async (text) => {
      expect(await session.answer(text)).toMatch(
        /^census_year +integer +Year of the 30 September/mu,
      );
    },
  );

  it.each([
    { text: 'drop view judgement', says: 'only reads' },
    { text: 'create table t as select 1', says: 'only reads' },
    { text: "copy judgement to 'x.csv'", says: 'only reads' },
    { text: 'select 1 as n; drop view judgement', says: 'multiple statements' },
    { text: 'select nothing', says: 'nothing' },
    { text: '\\d nothing', says: 'There is no table or view nothing' },
  ])('$text is refused with a reason', async ({ text, says }) => {
    expect(await session.answer(text)).toContain(says);
    expect(await session.answer('select count(*) > 0 as there from judgement')).toContain('true');
  });

  it('cuts a long table and says so', async () => {
    const [counted] = await lake.engine.query('select count(*) as n from context_rate');
    const answer = await session.answer('select indicator from context_rate');

    expect(Number(counted?.n)).toBeGreaterThan(500);
    expect(answer).toContain(`(${counted?.n} rows, the first 500 shown)`);
    expect(answer.split('\n')).toHaveLength(503);
  });
});

describe('a release', () => {
  const SIDE_BY_SIDE = `select one.name, other.name as name_later
    from release_000001.council_profile one
    join release_000002.council_profile other on other.unit_code = one.unit_code
    where one.unit_code = '344'`;

  it('is queried by its number, and together with another one once that is published', async () => {
    expect(await session.answer(SIDE_BY_SIDE)).toContain('release_000002');
    await publish(2);

    expect(await session.answer(SIDE_BY_SIDE)).toMatch(/^Wirral +Wirral$/mu);
  }, 120_000);

  it('is listed, and shows the columns of its tables', async () => {
    expect(await session.answer('\\d')).toMatch(
      /^release_000001 +release +\d+ tables, such as release_000001\.\w+$/mu,
    );
    expect(await session.answer('\\d release_000001.workforce_rate')).toMatch(
      /^census_year +integer +Year of the 30 September/mu,
    );
  });

  it('cannot be changed from the prompt', async () => {
    expect(await session.answer('drop schema release_000001')).toContain('only reads');
  });
});

describe('npm run sql', () => {
  it('says what to do if there is no lake', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'nothing-'));
    const { stdout, status } = spawnSync(process.execPath, ['infra/local/sql-prompt.ts'], {
      cwd: PROJECT,
      env: { ...process.env, DATA_DIR: empty },
      encoding: 'utf8',
    });
    await rm(empty, { recursive: true });

    expect(stdout).toContain('Run npm start first');
    expect(status).toBe(1);
  });
});
