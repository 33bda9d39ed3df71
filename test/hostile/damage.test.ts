import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VIEW_LIST_KEY } from '../../schemas/lake/view-list.ts';
import { type ApiClient, describe as announce, postForm } from '../support/api-client.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';
import { openWorld, type World } from '../support/world.ts';
import { openPages, type Pages } from './support/forms.ts';

const FILES = filesOf(smallCouncilReturns(), 2025);

describe('a damaged store', () => {
  let world: World;
  let officer: ApiClient;
  let pages: Pages;
  let whole: string;

  beforeAll(async () => {
    world = await openWorld();
    officer = await world.as('officer 823');
    pages = await openPages(world, 'officer 823');
    whole = (await officer.submit('823', 2025, FILES)).id;
  });
  afterAll(() => world.close());

  const bucket = (name: string, ...more: string[]) =>
    join(world.dataFolder, 'store', name, ...more);
  const folderOf = (id: string, ...more: string[]) =>
    bucket('submissions', 'la_code=823', id, ...more);
  const listed = async (id: string) => {
    const answer = await officer.get('/api/v1/submissions');
    expect(answer.status).toBe(200);
    expect((await pages.get('/submissions')).status).toBe(200);
    return answer.json.results.find((one: { id: string }) => one.id === id);
  };

  it.each([
    { object: 'submission.json', text: '{"id":', why: 'half of the JSON is missing' },
    { object: 'validation.json', text: '', why: 'the object is empty' },
    { object: 'validation.json', text: '{"outcome":"perfect"}', why: 'it is another object' },
  ])(
    'reports a submission whose $object is damaged, and lists the others: $why',
    async ({ object, text }) => {
      const { id } = await officer.submit('823', 2025, FILES);
      await writeFile(folderOf(id, object), text);
      expect((await officer.get(`/api/v1/submissions/${id}`)).status).toBe(500);
      const page = await pages.get(`/submissions/${id}`);
      expect(page).toMatchObject({ status: 500, type: 'text/html; charset=utf-8' });
      expect(page.text).not.toMatch(/Error|validation\.json|\/tmp\//);
      expect(await listed(whole)).toMatchObject({ status: 'clean' });
      expect(await listed(id)).toMatchObject({ status: 'failed' });
      const list = await pages.get('/submissions');
      const row = list.text.split('<tr').find((one) => one.includes(id));
      expect(row).toContain('Failed');
    },
  );

  it('lists a submission of a return that the service does not take, and says that it failed', async () => {
    const unknown = 'gone-823-2025-20261122164903-3f9a2c1b4d5e';
    await mkdir(folderOf(unknown), { recursive: true });
    await writeFile(folderOf(unknown, 'submission.json'), '{}');
    const { status, text } = await pages.get('/submissions');
    const row = text.split('<tr').find((one) => one.includes(unknown));
    expect([status, text.includes(whole)]).toEqual([200, true]);
    expect(row).toContain('Failed');
    await rm(folderOf(unknown), { recursive: true });
  });

  it('ignores files that are not its own', async () => {
    await writeFile(bucket('submissions', 'la_code=823', '.DS_Store'), 'x');
    await mkdir(folderOf('a new folder'), { recursive: true });
    await writeFile(folderOf('a new folder', 'note 100%.txt'), 'x');
    await writeFile(folderOf(whole, '%E0%A4%A.tmp'), 'x');
    await writeFile(bucket('submissions', 'Thumbs.db'), 'x');
    await writeFile(bucket('releases', '%.tmp'), 'x').catch(async () => {
      await mkdir(bucket('releases'), { recursive: true });
      await writeFile(bucket('releases', '%.tmp'), 'x');
    });
    expect(await listed(whole)).toMatchObject({ status: 'clean' });
    expect((await officer.get(`/api/v1/submissions/${whole}`)).status).toBe(200);
    expect((await pages.get('/releases')).status).toBe(200);
    await world.platform.recover();
    await world.platform.queue.idle();
  });

  it('removes incomplete files that a killed process left, and none that is being written', async () => {
    const hoursAgo = new Date(Date.now() - 2 * 60 * 60_000);
    await writeFile(bucket('_writing', 'old'), 'half');
    await utimes(bucket('_writing', 'old'), hoursAgo, hoursAgo);
    await writeFile(bucket('_writing', 'new'), 'half');
    await world.platform.recover();
    await world.platform.queue.idle();
    expect(await readdir(bucket('_writing'))).toEqual(['new']);
  });

  it('no longer has a submission whose folder was deleted', async () => {
    const { id } = await officer.submit('823', 2025, FILES);
    await rm(folderOf(id), { recursive: true });
    expect((await officer.get(`/api/v1/submissions/${id}`)).status).toBe(404);
    expect((await pages.get(`/submissions/${id}`)).status).toBe(404);
    expect(await listed(id)).toBeUndefined();
  });

  it('says which file is missing when one disappeared before the checks were requested', async () => {
    const [first, second] = FILES;
    if (first === undefined || second === undefined) throw new Error('Two files are needed.');
    const { json } = await officer.post('/api/v1/submissions', {
      return: 'ssda903',
      collectionYear: 2025,
      laCode: '823',
      files: [announce(first), announce(second)],
    });
    await postForm(json.uploads[0], first);
    await postForm(json.uploads[1], second);
    await rm(bucket('landing', json.id, '0'));
    const answer = await officer.post(`/api/v1/submissions/${json.id}/complete`);
    expect(answer.status).toBe(422);
    expect(answer.json.problems).toHaveLength(1);
    expect(answer.json.problems[0].message).toContain(first.name);
  });

  it('reports that publication failed when the files are gone, and publishes after they are back', async () => {
    const { id } = await officer.submit('823', 2025, FILES);
    const key = `${id}/0`;
    const kept = await world.platform.stores.landing.get(key);
    await rm(bucket('landing', id, '0'));
    expect(await officer.accept(id)).toMatchObject({ status: 'failed' });
    expect(await listed(id)).toMatchObject({ status: 'failed' });
    await world.platform.stores.landing.put(key, kept?.body ?? '');
    await world.platform.recover();
    await world.platform.queue.idle();
    const { json } = await officer.get(`/api/v1/submissions/${id}`);
    expect(json).toMatchObject({ status: 'published' });
    expect(json.failure).toBeUndefined();
  });

  it('no longer reports a failure of the checks when a later attempt succeeds', async () => {
    const [file] = FILES;
    if (file === undefined) throw new Error('A file is needed.');
    const { json } = await officer.post('/api/v1/submissions', {
      return: 'ssda903',
      collectionYear: 2025,
      laCode: '823',
      files: FILES.map(announce),
    });
    const { id, uploads } = json;
    for (const [index, upload] of uploads.entries()) await postForm(upload, FILES[index] ?? file);
    const stored = await world.platform.stores.submissions.get(`la_code=823/${id}/submission.json`);
    const complete = officer.post(`/api/v1/submissions/${id}/complete`);
    // The description of the submission is unreadable during three attempts at the checks.
    await complete;
    await world.platform.queue.idle();
    expect((await officer.get(`/api/v1/submissions/${id}`)).json.status).toBe('clean');
    await rm(folderOf(id, 'validation.json'));
    await writeFile(folderOf(id, 'submission.json'), '{');
    await world.platform.recover();
    await world.platform.queue.idle();
    await writeFile(folderOf(id, 'submission.json'), stored?.body ?? '');
    expect((await officer.get(`/api/v1/submissions/${id}`)).json.status).toBe('failed');
    expect((await listed(id)).status).toBe('failed');
    await rm(folderOf(id, 'completed.json'));
    await officer.post(`/api/v1/submissions/${id}/complete`);
    await world.platform.queue.idle();
    expect((await officer.get(`/api/v1/submissions/${id}`)).json.status).toBe('clean');
    expect((await listed(id)).status).toBe('clean');
    expect(await officer.accept(id)).toMatchObject({ status: 'published' });
  });

  it('reports a release that failed three times, does not reuse its number, and makes the next', async () => {
    const analyst = await world.as('analyst');
    const { lake } = world.platform.stores;
    const list = await lake.get(VIEW_LIST_KEY);
    await lake.put(VIEW_LIST_KEY, '[');
    const { json: asked } = await analyst.post('/api/v1/releases', { note: 'One.' });
    const ended = await analyst.waitWhile(`/api/v1/releases/${asked.release}`, 'publishing');
    expect(ended).toMatchObject({ release: 1, status: 'failed' });
    expect(ended.failure).not.toMatch(/Error|JSON/);
    await world.platform.queue.idle();
    expect(await world.platform.stores.releases.head('000001/cleared.json')).toBeDefined();
    await lake.put(VIEW_LIST_KEY, list?.body ?? '');
    await writeFile(bucket('releases', '000001', 'request.json'), '{');
    const again = await analyst.post('/api/v1/releases', { note: 'Two.' });
    expect(again).toMatchObject({ status: 202, json: { release: 2 } });
    const { json } = await analyst.get('/api/v1/releases');
    expect(json.results.map((one: { release: number }) => one.release)).toEqual([2]);
    expect((await analyst.get('/api/v1/releases/1')).status).toBe(500);
  });
});
