import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, describe as announce, postForm } from '../support/api-client.ts';
import { openWorld, type World } from '../support/world.ts';
import {
  BOUNDARY,
  fieldsOf,
  multipart,
  openPages,
  type Pages,
  type Part,
  postBody,
  type SignedForm,
  startZip,
} from './support/forms.ts';
import { openSocket, type RawAnswer, rawRequest, readAnswer } from './support/raw-http.ts';

const MEGABYTE = 1_000_000;

describe('a failed upload leaves nothing behind', () => {
  let world: World;
  let pages: Pages;
  let officer: ApiClient;

  beforeAll(async () => {
    world = await openWorld();
    pages = await openPages(world, 'officer 823');
    officer = await world.as('officer 823');
  });
  afterAll(() => world.close());

  /** Names of files that are being written. */
  const unfinished = async () =>
    await readdir(join(world.dataFolder, 'store', '_writing')).catch(() => []);
  const hasArrived = async (id: string) => {
    const { status } = await officer.post(`/api/v1/submissions/${id}/complete`);
    return status === 202;
  };
  const head = (length: number) =>
    rawRequest('POST /_uploads/landing', {
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      'content-length': String(length),
    });
  const sendPiece = async (length: number, piece: Uint8Array) => {
    const socket = await openSocket(world.origin);
    socket.write(head(length));
    await new Promise((done) => socket.write(piece, done));
    return socket;
  };

  it('removes a file whose sender disconnected half-way', async () => {
    const { id, form } = await startZip(pages);
    const body = multipart([...fieldsOf(form), { file: Buffer.alloc(3 * MEGABYTE, 65) }]);
    const socket = await sendPiece(body.length, body.subarray(0, MEGABYTE));
    await expect.poll(unfinished).toHaveLength(1);
    socket.destroy();
    await expect.poll(unfinished).toHaveLength(0);
    expect(await hasArrived(id)).toBe(false);
  });

  it('removes a file whose sender closed the connection cleanly before the end', async () => {
    const { id, form } = await startZip(pages);
    const body = multipart([...fieldsOf(form), { file: Buffer.alloc(MEGABYTE, 65) }]);
    const socket = await sendPiece(body.length, body.subarray(0, MEGABYTE / 2));
    socket.end();
    await readAnswer(socket);
    await expect.poll(unfinished).toHaveLength(0);
    expect(await hasArrived(id)).toBe(false);
  });

  it('refuses a file whose form has no end, even if the announced length has arrived', async () => {
    const { id, form } = await startZip(pages);
    const body = multipart([...fieldsOf(form), { file: Buffer.alloc(MEGABYTE, 65) }]);
    const socket = await sendPiece(MEGABYTE / 2, body.subarray(0, MEGABYTE / 2));
    const answer: RawAnswer = await readAnswer(socket);
    expect(answer.status).toBe(400);
    await expect.poll(unfinished).toHaveLength(0);
    expect(await hasArrived(id)).toBe(false);
  });

  it('accepts a file only after the whole announced body has arrived', async () => {
    const { id, form } = await startZip(pages);
    const body = multipart([...fieldsOf(form), { file: 'PK' }]);
    const socket = await sendPiece(body.length + 10, body.subarray(0, -6));
    await expect.poll(unfinished).toHaveLength(1);
    expect(await hasArrived(id)).toBe(false);
    socket.destroy();
    await expect.poll(unfinished).toHaveLength(0);
    expect(await hasArrived(id)).toBe(false);
  });

  it('accepts a file that arrives slowly, in many small pieces', async () => {
    const { id, form } = await startZip(pages);
    const body = multipart([...fieldsOf(form), { file: Buffer.alloc(4000, 65) }]);
    const socket = await sendPiece(body.length, body.subarray(0, 100));
    for (let at = 100; at < body.length; at += 100) {
      await new Promise((done) => setTimeout(done, 5));
      socket.write(body.subarray(at, at + 100));
    }
    const answer = await readAnswer(socket);
    expect(answer.status).toBe(303);
    expect(await hasArrived(id)).toBe(true);
  });

  const file = { file: 'PK' };
  const many = (count: number, name: (index: number) => string): Part[] =>
    Array.from({ length: count }, (_, index) => ({ field: name(index), value: 'x' }));
  const cases: {
    why: string;
    parts: (form: SignedForm) => Part[];
    status: number;
    path?: string;
    type?: string;
  }[] = [
    { why: 'no file', parts: fieldsOf, status: 400 },
    { why: 'an empty file', parts: (form) => [...fieldsOf(form), { file: '' }], status: 400 },
    {
      why: 'the file before the fields',
      parts: (form) => [file, ...fieldsOf(form)],
      status: 403,
    },
    {
      why: 'a large file before the fields',
      parts: (form) => [{ file: Buffer.alloc(20 * MEGABYTE) }, ...fieldsOf(form)],
      status: 403,
    },
    { why: 'two files', parts: (form) => [...fieldsOf(form), file, { file: 'AB' }], status: 400 },
    {
      why: 'a file part of another name',
      parts: (form) => [...fieldsOf(form), { file: 'PK', name: 'datei' }],
      status: 400,
    },
    {
      why: 'a field of 5 MB',
      parts: (form) => [...fieldsOf(form), { field: 'x', value: 'y'.repeat(5 * MEGABYTE) }, file],
      status: 403,
    },
    {
      why: '10,000 fields before those that were signed',
      parts: (form) => [...many(10_000, (index) => `f${index}`), ...fieldsOf(form), file],
      status: 400,
    },
    {
      why: '10,000 fields after those that were signed',
      parts: (form) => [...fieldsOf(form), ...many(10_000, (index) => `f${index}`), file],
      status: 400,
    },
    {
      why: 'a signed field twice, with different values',
      parts: (form) => [{ field: 'key', value: 'elsewhere/0' }, ...fieldsOf(form), file],
      status: 400,
    },
    {
      why: 'a field named like a property of JavaScript objects',
      parts: (form) => [...fieldsOf(form), { field: '__proto__', value: 'x' }, file],
      status: 403,
    },
    {
      why: 'a bucket that does not exist',
      parts: (form) => [...fieldsOf(form), file],
      path: '/_uploads/nothing',
      status: 404,
    },
    {
      why: 'a bucket other than the signed one',
      parts: (form) => [...fieldsOf(form), file],
      path: '/_uploads/lake',
      status: 404,
    },
    {
      why: 'a form without its boundary',
      parts: (form) => [...fieldsOf(form), file],
      type: 'multipart/form-data',
      status: 400,
    },
    {
      why: 'a body that is not a form',
      parts: () => [],
      type: 'application/json',
      status: 400,
    },
  ];
  it.each(cases)('refuses $why', async ({ parts, status, path, type }) => {
    const { id, form } = await startZip(pages);
    const url = path === undefined ? form.url : `${world.origin}${path}`;
    const answer = await postBody(url, multipart(parts(form)), type);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(/^<Error><Code>\w+<\/Code>/);
    await expect.poll(unfinished).toHaveLength(0);
    expect(await hasArrived(id)).toBe(false);
  });

  it('redirects only to the address that was signed', async () => {
    const { form } = await startZip(pages);
    const parts = [
      ...fieldsOf(form),
      file,
      { field: 'success_action_redirect', value: 'http://evil.example/' },
    ];
    const answer = await postBody(form.url, multipart(parts));
    expect(answer.to ?? '').not.toContain('evil');
  });

  it('tells the sender of a large file why it is refused, even before all of it has arrived', async () => {
    const { form } = await startZip(pages);
    const forged = { ...form, fields: { ...form.fields, 'x-amz-signature': 'ff' } };
    const body = multipart([...fieldsOf(forged), { file: Buffer.alloc(30 * MEGABYTE) }]);
    const socket = await openSocket(world.origin);
    const answer = readAnswer(socket);
    socket.write(head(body.length));
    socket.write(body);
    expect(await answer).toMatchObject({ status: 403 });
  });

  it('still works after all of these, without an unexpected error in the log', async () => {
    const bytes = new TextEncoder().encode('CHILD,SEX\r\n1,M\r\n');
    const { json } = await officer.post('/api/v1/submissions', {
      return: 'ssda903',
      collectionYear: 2025,
      laCode: '823',
      files: [announce({ name: 'a.csv', bytes })],
    });
    expect((await postForm(json.uploads[0], { name: 'a.csv', bytes })).status).toBe(204);
    expect(world.log.filter((line) => line.includes('"error"'))).toEqual([]);
  });
});
