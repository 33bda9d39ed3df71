import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { buildPackOf, createPackWorker, createReleases, packOf } from './support/release-world.ts';

const KEY = 'packs/000001/823/pack-request.json';
const REQUEST = JSON.stringify({
  laCode: '823',
  release: 1,
  requestedAt: '2026-11-22T12:00:00.000Z',
});

describe('writing a pack', () => {
  it('gives the same bytes each time from the same release', async () => {
    const first = await buildPackOf('823');
    const second = await buildPackOf('823');
    expect(second.bytes.json.equals(first.bytes.json)).toBe(true);
    expect(second.bytes.html.equals(first.bytes.html)).toBe(true);
    expect(second.bytes.manifest.equals(first.bytes.manifest)).toBe(true);
  });

  it('shows the time of the release, not the time of writing', async () => {
    const { pack, html } = await packOf('823');
    expect(pack.release.publishedAt).toBe('2026-11-22T11:59:00.000Z');
    expect(html).toContain('Release 1, published 22 November 2026');
  });

  it('lists in the manifest the right checksum of each file', async () => {
    const { manifest, bytes } = await packOf('823');
    const hash = (body: Buffer) => createHash('sha256').update(body).digest('hex');
    expect(manifest.files).toMatchObject([
      { name: 'pack.json', size: bytes.json.length, sha256: hash(bytes.json) },
      { name: 'pack.html', size: bytes.html.length, sha256: hash(bytes.html) },
    ]);
  });

  it('writes the manifest last, and writes nothing when the message arrives twice', async () => {
    const source = await createReleases();
    const written: string[] = [];
    const store = createMemoryStore((key) => written.push(key));
    for await (const { key } of source.list('0')) {
      await store.put(key, (await source.get(key))?.body ?? '');
    }
    await store.put(KEY, REQUEST);
    written.length = 0;
    const work = createPackWorker(store);
    await work({ key: KEY, attempt: 1 });
    await work({ key: KEY, attempt: 1 });
    const names = written.map((key) => key.split('/').at(-1));
    expect(names).toEqual(['pack.json', 'pack.html', 'manifest.json']);
  });

  it('tells the waiting user after the third failure, without internal details', async () => {
    const releases = await createReleases();
    await releases.put(KEY, REQUEST);
    await releases.put('000001/units/E92000001.json', '{ "broken": ');
    const work = createPackWorker(releases);
    const failure = () => releases.get('packs/000001/823/failure.json');
    await expect(work({ key: KEY, attempt: 2 })).rejects.toThrow();
    expect(await failure()).toBeUndefined();
    await expect(work({ key: KEY, attempt: 3 })).rejects.toThrow();
    const { message } = JSON.parse(Buffer.from((await failure())?.body ?? '').toString());
    expect(message).toBe(
      'The evidence pack could not be written because of a fault on our side. The operators have been alerted. Ask for the pack again later.',
    );
    expect(await releases.head('packs/000001/823/manifest.json')).toBeUndefined();
  });
});
