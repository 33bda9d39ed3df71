import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ObjectStore, SignedUpload } from '../../functions/shared/ports/object-store.ts';
import { postForm } from '../support/api-client.ts';
import type { StoreUnderTest } from './object-store-contract.ts';

const KEY = 'uploads/return/0.csv';
const TEN_MINUTES = 600;
const BYTES = Buffer.from('a return of thirty-three bytes...');
const OTHER = Buffer.from('b return of thirty-three bytes...');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes);
const base64 = (bytes: Uint8Array) => sha256(bytes).digest('base64');

/**
 * What a signed upload promises, as tests: the holder may send this object and no other. `judges` says whether
 * the store looks at signatures and checksums at all.
 */
export function promisesOfSignedUploads(
  open: () => Promise<StoreUnderTest>,
  { judges }: { readonly judges: boolean },
): void {
  let store: ObjectStore;
  let remove: () => Promise<void>;
  let form: SignedUpload;

  beforeEach(async () => {
    ({ store, remove } = await open());
    form = await store.signUpload({
      key: KEY,
      size: { exactly: BYTES.length },
      sha256: sha256(BYTES).digest('hex'),
      expiresInSeconds: TEN_MINUTES,
    });
  });
  afterEach(() => remove());

  const send = async (upload: SignedUpload, bytes: Uint8Array, fields = {}) =>
    await postForm(
      { url: upload.url, fields: { ...upload.fields, ...fields } },
      { name: 'x', bytes },
    );
  const keys = async () => {
    const found: string[] = [];
    for await (const { key } of store.list('')) found.push(key);
    return found;
  };

  it('accepts the announced file', async () => {
    expect((await send(form, BYTES)).status).toBe(204);
    expect(Buffer.from((await store.get(KEY))?.body ?? [])).toEqual(BYTES);
  });

  it('accepts the same file again, so that a failed upload can be repeated', async () => {
    await send(form, BYTES);
    expect((await send(form, BYTES)).status).toBe(204);
    expect(await keys()).toEqual([KEY]);
  });

  it.each([
    { bytes: Buffer.concat([BYTES, Buffer.from('x')]), why: 'a byte too many' },
    { bytes: BYTES.subarray(1), why: 'a byte too few' },
    { bytes: Buffer.alloc(0), why: 'no bytes' },
    ...(judges ? [{ bytes: OTHER, why: 'other bytes of the same length' }] : []),
  ])('refuses a file that is not the one announced: $why', async ({ bytes }) => {
    expect((await send(form, bytes)).status).toBe(400);
    expect(await keys()).toEqual([]);
  });

  const tampered = [
    { fields: { key: 'uploads/other/0.csv' }, bytes: BYTES, why: 'another key' },
    { fields: { key: 'uploads/return/0.csv/more' }, bytes: BYTES, why: 'a key below' },
    {
      fields: { 'x-amz-checksum-sha256': base64(OTHER) },
      bytes: OTHER,
      why: 'another file with its own checksum',
    },
  ];
  it.each(tampered)('refuses a form with $why', async ({ fields, bytes }) => {
    expect((await send(form, bytes, fields)).status).toBe(403);
    expect(await keys()).toEqual([]);
  });

  it.runIf(judges)('refuses a form whose signature is forged', async () => {
    const signature = form.fields['X-Amz-Signature'] ?? '';
    const forged = signature.replace(/^./, (first) => (first === '0' ? '1' : '0'));
    expect((await send(form, BYTES, { 'X-Amz-Signature': forged })).status).toBe(403);
    expect(await keys()).toEqual([]);
  });

  it.runIf(judges)('refuses a form whose limits were widened after it was signed', async () => {
    const policy = JSON.parse(Buffer.from(form.fields.Policy ?? '', 'base64').toString());
    policy.conditions = policy.conditions.filter((one: unknown) => !Array.isArray(one));
    const wider = Buffer.from(JSON.stringify(policy)).toString('base64');
    expect((await send(form, BYTES, { Policy: wider })).status).toBe(403);
    expect(await keys()).toEqual([]);
  });

  it.runIf(judges)('refuses a field that was not signed', async () => {
    const added = { 'x-amz-meta-note': 'smuggled' };
    expect((await send(form, BYTES, added)).status).toBe(403);
    expect(await keys()).toEqual([]);
  });

  it('refuses a form that has expired', async () => {
    const short = await store.signUpload({
      key: KEY,
      size: { exactly: BYTES.length },
      expiresInSeconds: 1,
    });
    await wait(2100);
    expect((await send(short, BYTES)).status).toBe(403);
    expect(await keys()).toEqual([]);
  });

  it('accepts any size up to the limit if the size is not known, but not an empty file', async () => {
    const wide = await store.signUpload({
      key: KEY,
      size: { atMost: 40 },
      expiresInSeconds: TEN_MINUTES,
    });
    expect((await send(wide, Buffer.alloc(41, 65))).status).toBe(400);
    expect((await send(wide, Buffer.alloc(0))).status).toBe(400);
    expect(await keys()).toEqual([]);
    expect((await send(wide, Buffer.alloc(1, 65))).status).toBe(204);
    expect((await send(wide, Buffer.alloc(40, 65))).status).toBe(204);
    expect((await store.head(KEY))?.size).toBe(40);
  });

  it('redirects a browser to the given page', async () => {
    const redirect = 'https://service.example/submissions/1/uploaded?file=0';
    const back = await store.signUpload({
      key: KEY,
      size: { exactly: BYTES.length },
      expiresInSeconds: TEN_MINUTES,
      redirect,
    });
    const answer = await send(back, BYTES);
    expect(answer.status).toBe(303);
    const to = new URL(answer.headers.get('location') ?? '');
    expect(to.origin + to.pathname).toBe('https://service.example/submissions/1/uploaded');
    expect(to.searchParams.get('file')).toBe('0');
  });
}
