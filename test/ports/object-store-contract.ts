import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NotFound, Replaced } from '../../functions/shared/errors.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';

export interface StoreUnderTest {
  readonly store: ObjectStore;
  /** True when the store has abandoned an object: it is deleted, or will be. */
  isLetGo?(key: string): Promise<boolean>;
  /** Removes the store and everything in it. */
  remove(): Promise<void>;
}

/**
 * What every `ObjectStore` promises, as tests. Call it inside a `describe` with a way to open an empty one. S3 announces
 * written objects elsewhere, by EventBridge.
 */
export function promisesOfAStore(
  open: (onWritten: (key: string) => void) => Promise<StoreUnderTest>,
  { announces = true, replacesAtOnce = true } = {},
): void {
  let store: ObjectStore;
  let remove: () => Promise<void>;
  let written: string[];
  let isLetGo: (key: string) => Promise<boolean>;

  beforeEach(async () => {
    written = [];
    const under = await open((key) => written.push(key));
    ({ store, remove } = under);
    isLetGo = under.isLetGo ?? (async (key) => (await store.head(key)) === undefined);
  });
  afterEach(() => remove());

  const textAt = async (key: string) => {
    const found = await store.get(key);
    return found && Buffer.from(found.body).toString('utf8');
  };
  const readAll = async (key: string, etag?: string) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of store.read(key, etag)) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  };
  const keysFrom = async (prefix: string) => {
    const keys: string[] = [];
    for await (const { key } of store.list(prefix)) keys.push(key);
    return keys;
  };
  const putAll = async (keys: readonly string[]) => {
    for (const key of keys) await store.put(key, key);
  };

  it('returns what was put, as text and as bytes', async () => {
    await store.put('a/text.json', '{"é":1}');
    await store.put('a/bytes', Uint8Array.from([0, 255, 13, 10]));
    expect(await textAt('a/text.json')).toBe('{"é":1}');
    expect([...((await store.get('a/bytes'))?.body ?? [])]).toEqual([0, 255, 13, 10]);
  });

  it('stores an empty object', async () => {
    await store.put('empty', '');
    expect(await store.head('empty')).toMatchObject({ key: 'empty', size: 0 });
    expect(await textAt('empty')).toBe('');
  });

  it('returns nothing for a key that was not written', async () => {
    await store.put('a/b', 'x');
    expect(await store.get('a/c')).toBeUndefined();
    expect(await store.head('a/c')).toBeUndefined();
    expect(await store.head('a'), 'a folder is no object').toBeUndefined();
    expect(await store.get('a')).toBeUndefined();
    expect(await store.get('a/b/c')).toBeUndefined();
  });

  it('reports the same size and etag in get, head and list', async () => {
    await store.put('a', 'four');
    const head = await store.head('a');
    expect(head?.size).toBe(4);
    expect(await store.get('a')).toMatchObject({ ...head });
    for await (const summary of store.list('')) expect(summary).toEqual(head);
  });

  it('replaces an object and its etag', async () => {
    await store.put('a', 'a longer text than the next');
    const before = await store.head('a');
    await store.put('a', 'short');
    expect(await textAt('a')).toBe('short');
    expect((await store.head('a'))?.etag).not.toBe(before?.etag);
  });

  it('creates an object only if the key is free, and otherwise changes nothing', async () => {
    expect(await store.create('a', 'first')).toBe(true);
    expect(await store.create('a', 'second')).toBe(false);
    expect(await textAt('a')).toBe('first');
  });

  it('lets exactly one of many creators succeed, and keeps what it wrote', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `writer ${index}`);
    const results = await Promise.all(
      texts.map((text) => store.create('ledger/000001.json', text)),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await textAt('ledger/000001.json')).toBe(texts[results.indexOf(true)]);
    expect(await keysFrom('')).toEqual(['ledger/000001.json']);
  });

  it.runIf(replacesAtOnce)(
    'gives a reader the complete old or new object, never a mixture',
    async () => {
      const versions = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(300_000));
      await store.put('a', versions[0] ?? '');
      const writing = (async () => {
        for (const version of versions) await store.put('a', version);
      })();
      const seen: (string | undefined)[] = [];
      for (let times = 0; times < 10; times += 1) seen.push(await textAt('a'));
      await writing;
      for (const text of seen) expect(versions).toContain(text);
    },
  );

  it.runIf(announces)('announces what was written, and nothing that was not', async () => {
    await store.put('a', '1');
    await store.create('b', '1');
    await store.create('b', '2');
    await store.get('a');
    expect(written).toEqual(['a', 'b']);
  });

  it('reads an object in pieces that add up to the whole', async () => {
    const bytes = Buffer.from(Array.from({ length: 400_000 }, (_, index) => index % 251));
    await store.put('large', bytes);
    const pieces: Uint8Array[] = [];
    for await (const piece of store.read('large')) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
  });

  it('reads a large object in small pieces, without losing a byte', async () => {
    const bytes = Buffer.alloc(30_000_000, 'thirty million bytes that repeat ');
    await store.put('large', bytes);
    const hash = createHash('sha256');
    let largest = 0;
    for await (const piece of store.read('large')) {
      largest = Math.max(largest, piece.length);
      hash.update(piece);
    }
    expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(largest).toBeLessThanOrEqual(1_048_576);
  });

  it.each([
    { from: 0, to: 4, found: 'zero', why: 'the beginning' },
    { from: 4, to: 7, found: 'one', why: 'a part in the middle' },
    { from: 7, to: 10, found: 'two', why: 'the end' },
    { from: 9, to: 10, found: 'o', why: 'the last byte' },
    { from: 7, to: 4000, found: 'two', why: 'no more than exists' },
    { from: 10, to: 20, found: '', why: 'nothing after the last byte' },
    { from: 0, to: 10, found: 'zeroonetwo', why: 'the whole' },
  ])('reads the bytes from $from to $to: $why', async ({ from, to, found }) => {
    await store.put('a/b', 'zeroonetwo');
    const bytes = await store.readRange('a/b', from, to);
    expect(Buffer.from(bytes).toString()).toBe(found);
  });

  it('reads a large part of a large object completely', async () => {
    const bytes = Buffer.from(Array.from({ length: 3_000_000 }, (_, index) => index % 251));
    await store.put('large', bytes);
    const part = await store.readRange('large', 1_000_000, 2_900_000);
    expect(Buffer.from(part).equals(bytes.subarray(1_000_000, 2_900_000))).toBe(true);
  });

  it('throws NotFound when reading a part of a missing object', async () => {
    await store.put('a/b', 'x');
    for (const key of ['nothing', 'a', 'a/b/c']) {
      await expect(store.readRange(key, 0, 10)).rejects.toThrow(NotFound);
    }
  });

  it('lists more keys than fit in one response', async () => {
    const keys = Array.from({ length: 1050 }, (_, index) => `many/${1000 + index}`);
    for (let from = 0; from < keys.length; from += 50) {
      await Promise.all(keys.slice(from, from + 50).map((key) => store.put(key, key)));
    }
    expect(await keysFrom('many/')).toEqual(keys);
    expect(await keysFrom('many/19')).toHaveLength(100);
  });

  it('lets a reader stop early', async () => {
    await store.put('large', Buffer.alloc(400_000));
    for await (const piece of store.read('large')) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    await store.put('large', 'small');
    expect(await textAt('large')).toBe('small');
  });

  it('reads the version that was asked for, and throws Replaced once it is another', async () => {
    await store.put('a/b', 'first');
    const first = (await store.head('a/b'))?.etag;
    expect(await readAll('a/b', first)).toBe('first');
    await store.put('a/b', 'other');
    await expect(readAll('a/b', first)).rejects.toThrow(Replaced);
    expect(await readAll('a/b', (await store.head('a/b'))?.etag)).toBe('other');
    await expect(readAll('nothing', first)).rejects.toThrow(NotFound);
  });

  it.runIf(replacesAtOnce)('reads on in the version that it began with', async () => {
    const first = Buffer.alloc(3_000_000, 'first');
    await store.put('large', first);
    const hash = createHash('sha256');
    let pieces = 0;
    for await (const piece of store.read('large', (await store.head('large'))?.etag)) {
      pieces += 1;
      if (pieces === 1) await store.put('large', Buffer.alloc(3_000_000, 'other'));
      hash.update(piece);
    }
    expect(hash.digest('hex')).toBe(createHash('sha256').update(first).digest('hex'));
  });

  it('throws NotFound when reading a missing object', async () => {
    const read = async () => {
      for await (const _ of store.read('nothing')) break;
    };
    await expect(read()).rejects.toThrow(NotFound);
  });

  it('abandons the given object, and no other', async () => {
    await putAll(['a/1', 'a/10', 'a/2']);
    await store.abandon('a/1');
    await store.abandon('a/1');

    expect(await isLetGo('a/1')).toBe(true);
    expect(await isLetGo('a/10')).toBe(false);
    expect(await textAt('a/2')).toBe('a/2');
    expect(await textAt('a/10')).toBe('a/10');
  });

  it('does nothing when abandoning a missing object', async () => {
    await store.put('a/1', 'x');
    await store.abandon('a');
    await store.abandon('a/2');

    expect(await textAt('a/1')).toBe('x');
  });

  it('lists keys in order, folders and files mixed', async () => {
    await putAll(['b/2', 'a/b/c', 'b/10', 'a.txt', 'a/b.txt', 'B', 'a=1/x', 'c']);
    expect(await keysFrom('')).toEqual(
      ['B', 'a.txt', 'a/b.txt', 'a/b/c', 'a=1/x', 'b/10', 'b/2', 'c'].sort(),
    );
  });

  it.each([
    { prefix: 'la_code=8/', keys: [], why: 'a whole folder name' },
    {
      prefix: 'la_code=82',
      keys: ['la_code=82/x', 'la_code=823/a', 'la_code=823/b'],
      why: 'a prefix that ends inside a name',
    },
    { prefix: 'la_code=823/', keys: ['la_code=823/a', 'la_code=823/b'], why: 'a folder' },
    { prefix: 'la_code=823/a', keys: ['la_code=823/a'], why: 'a whole key' },
    {
      prefix: 'la_code=823',
      keys: ['la_code=823/a', 'la_code=823/b'],
      why: 'a folder without its slash',
    },
    { prefix: 'nothing/there/', keys: [], why: 'a folder that does not exist' },
    { prefix: 'zz/a/', keys: [], why: 'an object used as a folder' },
    { prefix: '../', keys: [], why: 'above the bucket' },
    { prefix: '../b', keys: [], why: 'above the bucket' },
    { prefix: './', keys: [], why: 'not a valid segment of a key' },
    { prefix: '/', keys: [], why: 'no key starts with a slash' },
    { prefix: 'la_code=823//', keys: [], why: 'no key has an empty segment' },
  ])('lists under "$prefix": $why', async ({ prefix, keys }) => {
    await putAll(['la_code=823/a', 'la_code=823/b', 'la_code=82/x', 'la_code=9/y', 'zz/a']);
    expect(await keysFrom(prefix)).toEqual(keys);
  });

  it('keeps keys with percent signs, spaces and letters of all scripts separate', async () => {
    const keys = [
      'a b',
      'a%20b',
      'a%2520b',
      'a+b',
      'ä/ö',
      'A/Ö',
      'x=1/y=*',
      'x=1/y=?',
      '日本/👪',
      "it's (1)~!",
      '..a/b..',
      'a:b|c"<d>',
    ];
    await putAll(keys);
    for (const key of keys) expect(await textAt(key)).toBe(key);
    expect(await keysFrom('')).toEqual([...keys].sort());
    expect(await keysFrom('a%')).toEqual(['a%20b', 'a%2520b']);
  });

  it.each([
    { key: '', why: 'empty' },
    { key: '/a', why: 'starts with a slash' },
    { key: 'a/', why: 'ends with a slash' },
    { key: 'a//b', why: 'an empty segment' },
    { key: '../a', why: 'climbs' },
    { key: 'a/../../b', why: 'climbs' },
    { key: './a', why: 'a dot' },
    { key: 'a\0b', why: 'a null character' },
    { key: 'a\\b', why: 'a backslash' },
    { key: 'a'.repeat(901), why: 'too long' },
  ])('refuses the key "$key": $why', async ({ key }) => {
    await expect(store.put(key, 'x')).rejects.toThrow('key');
    await expect(store.create(key, 'x')).rejects.toThrow('key');
    expect(await keysFrom('')).toEqual([]);
    expect(written).toEqual([]);
  });
}
