import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiClient } from '../support/api-client.ts';
import { freePort, holdPort, type Runner, startRunner } from './support/runner.ts';

const TRINO = {
  QUERY_ENGINE: 'trino',
  TRINO_URL: 'http://localhost:8080',
  TRINO_LAKE_URI: 'local:///store/lake',
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'care-stability-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('npm start fails with one line that says why, and exit code 1, for', () => {
  const file = () => join(folder, 'a-file');
  beforeAll(() => writeFile(file(), ''));

  it.each([
    { why: 'a port that is a word', set: { PORT: 'abc' }, says: 'PORT is "abc"' },
    { why: 'a port beyond the last', set: { PORT: '70000' }, says: 'PORT is "70000"' },
    { why: 'a port below the first', set: { PORT: '-1' }, says: 'PORT is "-1"' },
    { why: 'a blank port', set: { PORT: ' ' }, says: 'PORT is " "' },
    {
      why: 'a data folder whose name is a pattern',
      set: { DATA_DIR: join('a', '[2025] *') },
      says: 'has one of * ? [ ]',
    },
    { why: 'an unknown engine', set: { QUERY_ENGINE: 'oracle' }, says: 'QUERY_ENGINE is "oracle"' },
    { why: 'Trino at no address', set: { QUERY_ENGINE: 'trino' }, says: 'TRINO_URL is ""' },
    {
      why: 'Trino at an address that is none',
      set: { ...TRINO, TRINO_URL: 'localhost:8080' },
      says: 'TRINO_URL is "localhost:8080"',
    },
    {
      why: 'a Trino that is not told where it sees the lake',
      set: { ...TRINO, TRINO_LAKE_URI: '' },
      says: 'TRINO_LAKE_URI is ""',
    },
    {
      why: 'a schema of Trino with a quotation mark',
      set: { ...TRINO, TRINO_SCHEMA: 'a"b' },
      says: 'TRINO_SCHEMA is "a"b"',
    },
    {
      why: "a password for another machine's Trino without https",
      set: { ...TRINO, TRINO_URL: 'http://trino.example:8080', TRINO_PASSWORD: 'secret' },
      says: 'unencrypted',
    },
    { why: 'an unknown option', set: {}, words: ['--unknown'], says: '"--unknown"' },
    { why: 'a word too many', set: {}, words: ['now'], says: '"now"' },
  ])('$why', async ({ set, words, says }) => {
    const environment = { DATA_DIR: join(folder, 'unused'), ...set };
    const runner = startRunner({ environment, ...(words && { words }) });
    expect(await runner.ended).toBe(1);
    expect(runner.output()).toContain(says);
    expect(runner.output().trim().split('\n')).toHaveLength(1);
    expect(existsSync(join(folder, 'unused'))).toBe(false);
  });

  it.each([
    { why: 'a data folder that is a file', place: () => file() },
    { why: 'a data folder below a file', place: () => join(file(), 'data') },
    { why: 'a data folder where none can be made', place: () => '/dev/null/data' },
  ])('$why', async ({ place }) => {
    const environment = { DATA_DIR: place(), PORT: String(await freePort()) };
    const runner = startRunner({ environment });
    expect(await runner.ended).toBe(1);
    expect(runner.output()).toContain('is not a writable folder');
    expect(runner.output().trim().split('\n')).toHaveLength(1);
  });

  it('a data folder of an earlier version, which is not changed', async () => {
    const earlier = join(folder, 'earlier');
    const id = '823-2025-20260401000000-00000000beef';
    const file = join(earlier, 'store/submissions/la_code=823', id, 'submission.json');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '{}');
    const environment = { DATA_DIR: earlier, PORT: String(await freePort()) };
    const runner = startRunner({ environment });
    expect(await runner.ended).toBe(1);
    expect(runner.output()).toContain(`${earlier} holds returns that an earlier version`);
    expect(runner.output().trim().split('\n')).toHaveLength(1);
    expect(await readdir(earlier)).toEqual(['store']);
  });

  it('a Trino that does not answer', async () => {
    const port = await freePort();
    const runner = startRunner({
      environment: {
        ...TRINO,
        DATA_DIR: join(folder, 'without-trino'),
        PORT: String(await freePort()),
        TRINO_URL: `http://127.0.0.1:${port}`,
      },
    });
    expect(await runner.ended).toBe(1);
    expect(runner.output()).toMatch(
      /The Trino cluster does not respond: .* Look at TRINO_URL\.\n$/,
    );
  });

  it('a port in use, before anything is opened or written', async () => {
    const held = await holdPort();
    const environment = { DATA_DIR: join(folder, 'unused'), PORT: String(held.port) };
    const runner = startRunner({ environment });
    expect(await runner.ended).toBe(1);
    expect(runner.output()).toMatch(/^Port \d+ is in use\. .*PORT=3001 npm start\n$/);
    expect(existsSync(join(folder, 'unused'))).toBe(false);
    await held.release();
  });
});

describe('a demonstration that is killed several times', { timeout: 400_000 }, () => {
  let port: number;
  const data = () => join(folder, "the council's daté 100% #1");
  const begin = (): Runner =>
    startRunner({ environment: { DATA_DIR: data(), PORT: String(port) } });
  const api = (account: string) =>
    createApiClient({ origin: `http://localhost:${port}`, dataFolder: data(), account });

  beforeAll(async () => {
    port = await freePort();
  });

  it('continues each time and ends with six returns in force, none sent twice', async () => {
    const moments = ['Central Bedfordshire 2024', 'Wirral 2024', 'Camden 2025'];
    for (const [index, moment] of moments.entries()) {
      const runner = begin();
      await runner.printed(moment);
      const page = await (await fetch(`http://localhost:${port}/`)).text();
      expect(page).toMatch(/role="status"[^>]*>The demonstration is not ready yet/);
      // Into whatever comes next: an upload, a check, a publication, the release.
      await new Promise((done) => setTimeout(done, 150 * (index + 1)));
      runner.kill('SIGKILL');
      expect(await runner.ended).toBe('SIGKILL');
    }
    const asked = begin();
    await asked.printed('Care Stability is starting.');
    await new Promise((done) => setTimeout(done, 4000));
    asked.kill('SIGTERM');
    expect(await asked.ended).toBe(0);
    expect(asked.output()).not.toMatch(/Error/);
    const last = begin();
    await last.printed('Ready:');
    expect(await (await fetch(`http://localhost:${port}/`)).text()).not.toContain('not ready yet');
    expect(last.output()).toContain('What to try first');
    expect(await readdir(data())).toContain('sample-return.zip');
    const ledger = await readdir(join(data(), 'store/lake/ledger'), { recursive: true });
    expect(ledger.filter((name) => name.endsWith('.json'))).toHaveLength(6);
    const operator = await api('operator');
    const { json } = await operator.get('/api/v1/submissions');
    const inForce = json.results.filter((one: { status: string }) => one.status === 'published');
    expect(
      inForce
        .map(
          (one: { laCode: string; collectionYear: number }) =>
            `${one.laCode}/${one.collectionYear}`,
        )
        .sort(),
    ).toEqual(['202/2024', '202/2025', '344/2024', '344/2025', '823/2024', '823/2025']);
    const analyst = await api('analyst');
    const { json: releases } = await analyst.get('/api/v1/releases');
    expect(releases.results).toMatchObject([{ release: 1, status: 'published', returns: 6 }]);
    last.kill('SIGTERM');
    expect(await last.ended).toBe(0);
  });

  it('is not repeated by the next start once it is complete, and all data are kept', async () => {
    const before = await readFile(join(data(), 'demonstration.json'), 'utf8');
    const runner = begin();
    await runner.printed('Ready:');
    expect(runner.output()).toContain('The demonstration data are in place.');
    expect(runner.output()).not.toContain('uploaded');
    expect(await readFile(join(data(), 'demonstration.json'), 'utf8')).toBe(before);
    const analyst = await api('analyst');
    expect((await analyst.get('/api/v1/releases')).json.results).toHaveLength(1);
    runner.kill('SIGTERM');
    expect(await runner.ended).toBe(0);
  });

  it('finishes a release that was killed under its own number, and can be stopped during work', async () => {
    const first = begin();
    await first.printed('Ready:');
    const { json: asked } = await (await api('analyst')).post('/api/v1/releases', { note: 'Two.' });
    expect(asked.release).toBe(2);
    first.kill('SIGKILL');
    await first.ended;
    const second = begin();
    await second.printed('Ready:');
    const analyst = await api('analyst');
    const ended = await analyst.waitWhile('/api/v1/releases/2', 'publishing');
    expect(ended).toMatchObject({ release: 2, status: 'published', note: 'Two.' });
    const { json: next } = await analyst.post('/api/v1/releases', { note: 'Three.' });
    expect(next.release).toBe(3);
    second.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });
});
