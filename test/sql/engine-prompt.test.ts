import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlSession, type SqlSession } from '../../infra/local/sql-session.ts';
import { type Lake, openLake } from './support/lake.ts';

const PROJECT = join(import.meta.dirname, '../..');
const SQL_FOLDER = join(PROJECT, 'sql');

let lake: Lake;
let session: SqlSession;
beforeAll(async () => {
  lake = await openLake(SQL_FOLDER);
  session = await openSqlSession(lake.folder, SQL_FOLDER);
}, 60_000);
afterAll(async () => {
  await session.close();
  await lake.close();
});

describe('the prompt on the local lake', () => {
  it('answers a select with a table, beside the engine of the running service', async () => {
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

  it('lists the views with what they hold, marts first', async () => {
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
  ])('$text is not done, and it says why', async ({ text, says }) => {
    expect(await session.answer(text)).toContain(says);
    expect(await session.answer('select count(*) > 0 as there from judgement')).toContain('true');
  });

  it('cuts a long table and says so', async () => {
    const answer = await session.answer('select indicator from context_rate');

    expect(answer).toContain('(39480 rows, the first 500 shown)');
    expect(answer.split('\n')).toHaveLength(503);
  });
});

describe('npm run sql', () => {
  it('says what to do where there is no lake', async () => {
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
