import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdbEngine } from '../../infra/local/duckdb-engine.ts';
import { findReleases } from '../../infra/local/released-tables.ts';
import type { CalculatedFigures } from '../../schemas/api/figures.ts';
import type { ApiClient } from '../support/api-client.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';
import { shipped, smallSql } from '../support/small-sql.ts';
import { openWorld, type World } from '../support/world.ts';

const SQL_FOLDER = join(import.meta.dirname, '../../sql');
const RETURNS = smallCouncilReturns();
const OTHERS = smallCouncilReturns('823', 'others');
const NEIGHBOUR = smallCouncilReturns('344', 'neighbour');

let world: World;
let officer: ApiClient;
let analyst: ApiClient;
let last: string;
let first: string;
/** A checked return of 2025 that supersedes `first` when it is accepted. */
let checked: string;

beforeAll(async () => {
  const councils = shipped('ref_councils').filter(({ la_code }) =>
    ['823', '344'].includes(`${la_code}`),
  );
  world = await openWorld({ sqlFolder: await smallSql({ ref_councils: councils }) });
  officer = await world.as('officer 823');
  analyst = await world.as('analyst');
  const accepted = async (
    client: ApiClient,
    laCode: string,
    year: number,
    files: typeof RETURNS,
  ) => {
    const { id } = await client.submit(laCode, year, filesOf(files, year));
    await client.accept(id, 'Invented.');
    return String(id);
  };
  last = await accepted(officer, '823', 2024, RETURNS);
  first = await accepted(officer, '823', 2025, RETURNS);
  await accepted(await world.as('officer 344'), '344', 2025, NEIGHBOUR);
  checked = (await officer.submit('823', 2025, filesOf(OTHERS, 2025))).id;
}, 300_000);
afterAll(() => world.close());

const at = (id: string) => `/api/v1/submissions/${id}/figures`;

/** Requests figures and waits for them. */
async function ask(path: string, client = officer) {
  const asked = await client.post(path);
  expect(asked.status).toBe(202);
  expect(asked.headers.get('location')).toBe(path);
  await client.waitWhile(path, 'calculating');
  return await client.get(path);
}

/** The last calculation for a submission, including groups that are not shown. */
async function calculated(subject: string): Promise<CalculatedFigures> {
  const { submissions } = world.platform.stores;
  let found = '';
  for await (const { key } of submissions.list(`figures/${subject}/`)) {
    if (key.endsWith('/figures.json')) found = key;
  }
  return JSON.parse(Buffer.from((await submissions.get(found))?.body ?? '').toString('utf8'));
}

async function release(): Promise<number> {
  const { json } = await analyst.post('/api/v1/releases', { note: '' });
  await analyst.waitWhile(`/api/v1/releases/${json.release}`, 'publishing');
  return json.release;
}

/** The council's cells in the tables of a release. */
async function releasedCells(number: number) {
  const database = `release_${String(number).padStart(6, '0')}`;
  const sql = `select * from ${database}.indicator where unit_level = 'council' and unit_code = '823'`;
  const store = join(world.dataFolder, 'store');
  const engine = await openDuckdbEngine({ lakeFolder: join(store, 'lake'), sqlFolder: SQL_FOLDER });
  await findReleases(engine, join(store, 'releases'))();
  const rows = await engine.query(sql);
  await engine.close();
  return new Map(
    rows.map((row) => [
      [row.collection_year, row.measure, row.profile, row.breakdown, row.category].join('|'),
      [
        row.numerator,
        row.denominator,
        row.value,
        row.interval_low,
        row.interval_high,
        row.availability,
      ],
    ]),
  );
}

function cells(figures: CalculatedFigures, side: 'figure' | 'inForce') {
  return new Map(
    figures.figures.flatMap((row) => {
      const { collectionYear, measure, profile, breakdown, category, [side]: cell } = row;
      if (cell === null) return [];
      const { numerator, denominator, value, intervalLow, intervalHigh, availability } = cell;
      return [
        [
          [collectionYear, measure, profile, breakdown, category].join('|'),
          [numerator, denominator, value, intervalLow, intervalHigh, availability],
        ],
      ];
    }),
  );
}

describe('figures of a checked return', { timeout: 300_000 }, () => {
  it('are available before the return is accepted, next to those of the returns in force', async () => {
    const { status, json, headers } = await ask(at(checked));

    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('no-store');
    expect(json).toMatchObject({
      status: 'ready',
      basis: 'checked',
      changed: null,
      laCode: '823',
      submission: checked,
    });
    expect(json.returns).toEqual(
      expect.arrayContaining([
        { return: 'ssda903', collectionYear: 2024, submission: last, sequence: 1 },
        { return: 'ssda903', collectionYear: 2025, submission: checked, sequence: null },
      ]),
    );
    expect(json.inForce).toContainEqual({
      return: 'ssda903',
      collectionYear: 2025,
      submission: first,
      sequence: 1,
    });
    const years = new Set(
      json.figures.map(({ collectionYear }: { collectionYear: number }) => collectionYear),
    );
    expect([...years]).toEqual([2025, 2024]);
    const total = json.figures.find(
      (row: { measure: string; breakdown: string }) =>
        row.measure === 'placements_3plus' && row.breakdown === 'total',
    );
    expect(total.figure.denominator).toBeGreaterThan(0);
    expect(total.inForce.denominator).toBeGreaterThan(0);
    expect(json.figures).not.toContainEqual(expect.objectContaining({ breakdown: 'uasc' }));
    expect((await officer.get(`${at(checked)}?breakdown=nosuch`)).status).toBe(404);
    expect((await officer.get(`${at(checked)}?breakdown=constructor`)).status).toBe(404);
    const { json: other } = await officer.get(`${at(checked)}?breakdown=uasc`);
    expect(other.figures[0].breakdown).toBe('uasc');
  });

  it('are calculated once, however often and by however many users they are requested', async () => {
    const before = await keysOf('submissions', 'figures/');
    const answers = await Promise.all([1, 2, 3].map(() => officer.post(at(checked))));

    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(answers.map(({ json }) => json.requestedAt)).size).toBe(1);
    expect(await keysOf('submissions', 'figures/')).toEqual(before);
    const fresh = (await officer.submit('823', 2025, filesOf(OTHERS, 2025))).id;
    await Promise.all([1, 2, 3].map(() => officer.post(at(fresh))));
    await officer.waitWhile(at(fresh), 'calculating');
    expect((await keysOf('submissions', `figures/${fresh}/`)).sort()).toEqual([
      `figures/${fresh}/000001/figures-request.json`,
      `figures/${fresh}/000001/figures.json`,
    ]);
  });

  it('leave nothing where a table of the lake or a release would read it', async () => {
    expect((await analyst.get('/api/v1/releases')).json.results).toEqual([]);
    const files = (await keysOf('lake', '')).filter((key) => key.includes(checked));
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((key) => !key.startsWith('figures/823/'))).toEqual([]);
    expect(await keysOf('releases', '')).toEqual([]);
  });

  it.each(['officer 344', 'analyst', 'inspector', 'operator'])(
    'are only for the council, not for %s',
    async (account) => {
      const other = await world.as(account);
      for (const path of [at(checked), '/api/v1/councils/823/figures']) {
        expect((await other.get(path)).status).toBe(403);
        expect((await other.post(path)).status).toBe(403);
      }
    },
  );

  it('equal a release cell for cell: the figures in force before acceptance, and the checked ones after it', async () => {
    await ask(at(checked));
    const figures = await calculated(checked);
    const one = await releasedCells(await release());
    expect(cells(figures, 'inForce')).toEqual(one);
    expect(one.size).toBeGreaterThan(100);

    await officer.accept(checked, 'Invented.');
    const two = await releasedCells(await release());
    expect(cells(figures, 'figure')).toEqual(two);
    expect(two).not.toEqual(one);

    const since = await officer.get(at(checked));
    expect(since.json.changed).toBe('This return has since been accepted and is in force.');
    const again = await ask(at(checked));
    expect(again.json).toMatchObject({ basis: 'in-force', changed: null });
    expect(cells(await calculated(checked), 'figure')).toEqual(two);
    expect((await ask('/api/v1/councils/823/figures')).json.figures).toEqual(again.json.figures);
  });
});

describe('a request without figures', { timeout: 300_000 }, () => {
  const problem = async (answer: ReturnType<ApiClient['get']>) => {
    const { status, json } = await answer;
    return [status, json.detail];
  };

  it('says when no one has requested them', async () => {
    const { id } = await officer.submit('823', 2025, filesOf(RETURNS, 2025));
    const [status, words] = await problem(officer.get(at(id)));
    expect([status, words]).toEqual([404, expect.stringContaining('Request them first')]);
  });

  it('is not found for a submission that does not exist', async () => {
    const unknown = checked.replace(/.{12}$/u, '0'.repeat(12));
    expect((await officer.post(at(unknown))).status).toBe(404);
    expect((await officer.get(`/submissions/${unknown}/figures`)).status).toBe(404);
  });

  it('says when another return has superseded the return', async () => {
    const [status, words] = await problem(officer.post(at(first)));
    expect([status, words]).toEqual([
      409,
      expect.stringContaining('has been accepted and is in force'),
    ]);
  });

  it('says next to the figures when the return has been withdrawn, and calculates no new ones', async () => {
    const { id } = await officer.submit('823', 2025, filesOf(RETURNS, 2025));
    await officer.accept(id, 'Invented.');
    await ask(at(id));
    await officer.post(`/api/v1/submissions/${id}/withdraw`, { reason: 'Wrong.' });
    await officer.waitWhile(`/api/v1/submissions/${id}`, 'published', 'withdrawing');

    expect((await officer.get(at(id))).json.changed).toContain('has since been withdrawn');
    expect(await problem(officer.post(at(id)))).toEqual([
      409,
      expect.stringContaining('has been withdrawn'),
    ]);
  });

  it('says when the files cannot be used', async () => {
    const files = [{ name: 'notes.csv', bytes: Buffer.from('a,b\n1,2\n') }];
    const { id, status } = await officer.submit('823', 2025, files);
    expect(status).toBe('refused');
    expect(await problem(officer.post(at(id)))).toEqual([
      409,
      expect.stringContaining('could be read'),
    ]);
  });

  it.each([
    { happens: 'have expired', act: (path: string) => rm(path), words: 'have been deleted' },
  ])('says when uploads $happens, and what to do', async ({ act, words }) => {
    const { id } = await officer.submit('823', 2025, filesOf(RETURNS, 2025));
    const folder = join(world.dataFolder, 'store', 'landing', id);
    for (const file of await readdir(folder)) await act(join(folder, file));
    await officer.post(at(id));
    await world.platform.queue.idle();

    expect(await problem(officer.get(at(id)))).toEqual([409, expect.stringContaining(words)]);
    const { text } = await officer.get(`/submissions/${id}/figures`);
    expect(text).toContain(words);
    expect(text).toContain('Try again');
  });

  it('does not use uploads that have been replaced', async () => {
    const { id } = await officer.submit('823', 2025, filesOf(RETURNS, 2025));
    await world.platform.stores.landing.put(`${id}/0`, 'CHILD\n1\n');
    await officer.post(at(id));
    await world.platform.queue.idle();

    expect(await problem(officer.get(at(id)))).toEqual([
      409,
      expect.stringContaining('uploaded again after the checks'),
    ]);
  });

  it('says when an unexpected error stopped it, leaves nothing in the catalogue, and can be repeated', async () => {
    const { id } = await officer.submit('823', 2025, filesOf(RETURNS, 2025));
    const key = `ssda903_episodes/collection_year=2024/${last}.parquet`;
    const path = join(world.dataFolder, 'store', 'lake', key);
    const { lake } = world.platform.stores;
    const kept = (await lake.get(key))?.body ?? new Uint8Array();
    await rm(path);
    await officer.post(at(id));
    await world.platform.queue.idle();
    expect(await problem(officer.get(at(id)))).toEqual([
      409,
      expect.stringContaining('a fault on our side'),
    ]);

    await lake.put(key, kept);
    expect((await ask(at(id))).status).toBe(200);
  });
});

describe('the page of the figures', { timeout: 300_000 }, () => {
  const page = (id: string) => `/submissions/${id}/figures`;

  it('is reached from the return by one button', async () => {
    const { id } = await officer.submit('823', 2025, filesOf(RETURNS, 2025));
    const { text } = await officer.get(`/submissions/${id}`);
    expect(text).toContain('Calculate the figures of this return');
    expect(text).toContain(`action="${page(id)}"`);
    expect((await officer.get(page(id))).text).toContain('No one has asked for these figures');
  });

  it('says where the figures come from, and shows each next to the one in force, by age and sex', async () => {
    const { id } = await officer.submit('823', 2025, filesOf(RETURNS, 2025));
    await ask(at(id));
    const { text, headers } = await officer.get(page(id));

    expect(headers.get('cache-control')).toContain('no-store');
    for (const words of [
      'your checked return for 2025, which had not been accepted',
      'Not part of a release',
      'What accepting this return would change',
      'Three or more placements in the year',
      'Sex: Female',
      'Age on 31 March',
      '1 April 2024 to 31 March 2025',
      '1 April 2023 to 31 March 2024',
    ]) {
      expect(text).toContain(words);
    }
  });
});

async function keysOf(bucket: 'submissions' | 'lake' | 'releases', prefix: string) {
  const keys: string[] = [];
  for await (const { key } of world.platform.stores[bucket].list(prefix)) keys.push(key);
  return keys;
}
