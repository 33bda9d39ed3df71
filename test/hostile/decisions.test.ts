import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, describe as announce, postForm } from '../support/api-client.ts';
import { filesOf, smallCouncilReturns, withChange } from '../support/small-council.ts';
import { openWorld, type World } from '../support/world.ts';
import {
  fieldsOf,
  multipart,
  openPages,
  type Pages,
  postBody,
  type SignedForm,
  startZip,
} from './support/forms.ts';

const FILES = filesOf(smallCouncilReturns(), 2025);
const CHANGED = withChange(
  FILES,
  () => true,
  (text) => text.replace(/,N[1-8],/, ',N9,'),
);
// The packing time is part of the bytes, and files packed again must give the same bytes.
const zipOf = (files: typeof FILES) =>
  zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), {
    mtime: '2026-01-01T00:00:00Z',
  });

describe('decisions taken twice, too early or at once', () => {
  let world: World;
  let officer: ApiClient;
  let analyst: ApiClient;
  let pages: Pages;

  beforeAll(async () => {
    world = await openWorld({ deliveries: 2 });
    officer = await world.as('officer 823');
    analyst = await world.as('analyst');
    pages = await openPages(world, 'officer 823');
  });
  afterAll(() => world.close());

  const at = (id: string) => `/api/v1/submissions/${id}`;
  const ledger = async () => {
    const folder = join(
      world.dataFolder,
      'store/lake/ledger/return_type=ssda903/collection_year=2025/la_code=823',
    );
    const names = (await readdir(folder)).sort();
    return await Promise.all(
      names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))),
    );
  };
  const startTwoFiles = async () => {
    const { json } = await officer.post('/api/v1/submissions', {
      return: 'ssda903',
      collectionYear: 2025,
      laCode: '823',
      files: FILES.slice(0, 2).map(announce),
    });
    return json;
  };

  it('cannot complete before every file has been uploaded, and names those that are missing', async () => {
    const { id, uploads } = await startTwoFiles();
    const none = await officer.post(`${at(id)}/complete`);
    expect(none.status).toBe(422);
    expect(none.json.problems).toHaveLength(2);
    await postForm(uploads[1], FILES[1] ?? { name: '', bytes: new Uint8Array() });
    const one = await officer.post(`${at(id)}/complete`);
    expect(one.json.problems.map((each: { field: string }) => each.field)).toEqual(['files.0']);
    expect((await officer.get(at(id))).json.status).toBe('awaiting-files');
    expect((await officer.post(`${at(id)}/accept`)).status).toBe(409);
    expect((await officer.post(`${at(id)}/withdraw`, { reason: 'No.' })).status).toBe(409);
  });

  it('checks once, however often and fast the checks are requested', async () => {
    const { id, uploads } = await startTwoFiles();
    for (const index of [0, 1]) {
      await postForm(uploads[index], FILES[index] ?? { name: '', bytes: new Uint8Array() });
    }
    const asked = await Promise.all(
      Array.from({ length: 5 }, () => officer.post(`${at(id)}/complete`)),
    );
    expect(asked.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    const checked = await officer.waitWhile(at(id), 'checking');
    expect((await officer.post(`${at(id)}/complete`)).json.status).toBe(checked.status);
  });

  it('keeps one acceptance when two are sent at once, and one ledger entry', async () => {
    const { id } = await officer.submit('823', 2025, FILES);
    const both = await Promise.all([
      officer.post(`${at(id)}/accept`, { reason: 'First.' }),
      officer.post(`${at(id)}/accept`, { reason: 'Second.' }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([202, 202]);
    const reasons = new Set(both.map(({ json }) => json.acceptance.reason));
    expect(reasons.size).toBe(1);
    const done = await officer.waitWhile(at(id), 'publishing');
    expect(done).toMatchObject({ status: 'published', publication: { sequence: 1 } });
    await world.platform.queue.idle();
    expect(await ledger()).toHaveLength(1);
  });

  it('withdraws once, after which neither an acceptance nor a second withdrawal has any effect', async () => {
    const { json: list } = await officer.get('/api/v1/submissions');
    const { id } = list.results.find((one: { status: string }) => one.status === 'published');
    const answers = await Promise.all([
      officer.post(`${at(id)}/withdraw`, { reason: 'One.' }),
      officer.post(`${at(id)}/withdraw`, { reason: 'Two.' }),
      officer.post(`${at(id)}/accept`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    const ended = await officer.waitWhile(at(id), 'withdrawing', 'published');
    expect(ended.status).toBe('withdrawn');
    await officer.post(`${at(id)}/accept`);
    await officer.post(`${at(id)}/withdraw`, { reason: 'Three.' });
    await world.platform.queue.idle();
    expect((await officer.get(at(id))).json).toMatchObject({ status: 'withdrawn' });
    expect((await ledger()).map(({ action }) => action)).toEqual(['accept', 'withdraw']);
  });

  it('accepts the same return again after a withdrawal', async () => {
    const { id } = await officer.submit('823', 2025, FILES);
    expect(await officer.accept(id)).toMatchObject({
      status: 'published',
      publication: { sequence: 3 },
    });
  });

  it('returns an empty page of findings after the last', async () => {
    const { id } = await officer.submit('823', 2025, CHANGED);
    const beyond = await officer.get(`${at(id)}/findings?page=99999`);
    expect(beyond.json.results).toEqual([]);
    expect(beyond.json.paging.totalResults).toBeGreaterThan(0);
    for (const page of ['0', '-1', '1.5', 'x', '1e9', '1e0', '0x1', '', '%201', '01', '%2B1']) {
      const refused = await officer.get(`${at(id)}/findings?page=${page}`);
      expect(refused.status, page).toBe(422);
      expect(refused.json.problems).toEqual([
        { field: 'page', message: 'Give a whole number from 1 to 100000, in digits.' },
      ]);
      expect((await pages.get(`/submissions/${id}/findings?page=${page}`)).status).toBe(200);
    }
    expect((await pages.get(`/submissions/${id}/findings?page=99999`)).status).toBe(200);
  });

  it('gives two analysts who ask at the same time one release, and asks a third to wait', async () => {
    const both = await Promise.all([
      analyst.post('/api/v1/releases', { note: 'One.' }),
      analyst.post('/api/v1/releases', { note: 'Two.' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect((await analyst.post('/api/v1/releases', { note: 'Three.' })).status).toBe(409);
    const ended = await analyst.waitWhile('/api/v1/releases/1', 'publishing');
    expect(ended.status).toBe('published');
    expect((await analyst.get('/api/v1/releases')).json.results).toHaveLength(1);
    const data = '/api/v1/measures/placements_3plus/data';
    expect((await analyst.get(`${data}?release=2`)).status).toBe(404);
    expect((await analyst.get(`${data}?release=1&unit=nowhere`)).status).toBe(404);
  });

  describe('a zip file that is uploaded again while its form is still open', () => {
    const send = async ({ url, fields }: SignedForm, files: typeof FILES) => {
      const body = multipart([...fieldsOf({ url, fields }), { file: zipOf(files) }]);
      const { status } = await postBody(url, body);
      expect(status).toBe(303);
    };

    it('is replaced if the checks have not started', async () => {
      const { id, form } = await startZip(pages);
      await send(form, FILES);
      await send(form, CHANGED);
      expect((await pages.post(`/submissions/${id}/complete`)).status).toBe(303);
      expect(await officer.waitWhile(at(id), 'checking')).toMatchObject({ status: 'errors' });
    });

    it('is never published in place of what was checked', async () => {
      const { id, form } = await startZip(pages);
      await send(form, FILES);
      await pages.post(`/submissions/${id}/complete`);
      expect(await officer.waitWhile(at(id), 'checking')).toMatchObject({ status: 'clean' });
      await send(form, CHANGED);
      const before = (await ledger()).length;
      const ended = await officer.accept(id);
      expect(ended.status).toBe('failed');
      expect(await ledger()).toHaveLength(before);
      expect((await pages.get(`/submissions/${id}`)).text).toContain(
        'A file was uploaded again after the checks',
      );
      await send(form, FILES);
      await world.platform.recover();
      await world.platform.queue.idle();
      expect((await officer.get(at(id))).json.status).toBe('published');
    });

    it('changes nothing after it is published', async () => {
      const { id, form } = await startZip(pages);
      await send(form, FILES);
      await pages.post(`/submissions/${id}/complete`);
      await officer.waitWhile(at(id), 'checking');
      await officer.accept(id);
      const { json: before } = await officer.get(`${at(id)}/receipt`);
      await send(form, CHANGED);
      await world.platform.queue.idle();
      expect((await officer.get(`${at(id)}/receipt`)).json).toEqual(before);
      expect((await pages.get(`/submissions/${id}/upload`)).status).toBe(409);
    });
  });
});
