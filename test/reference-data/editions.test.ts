import { describe, expect, it } from 'vitest';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { ask, fileOf, INVENTED, load, ONSPD, PROVIDERS } from './loading.ts';

async function keysOf(store: ObjectStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list('')) keys.push(key);
  return keys;
}

/** A store that fails after a given number of objects has been written. */
function failingAfter(store: ObjectStore, after: number): ObjectStore {
  let left = after;
  const count = () => {
    left -= 1;
    if (left < 0) throw new Error('The connection is gone.');
  };
  return {
    ...store,
    create: async (...given) => {
      count();
      return await store.create(...given);
    },
    put: async (...given) => {
      count();
      await store.put(...given);
    },
  };
}

describe('two editions', () => {
  it('are both kept, and the one loaded last is in use', async () => {
    const store = createMemoryStore();
    const first = await load('postcodes', fileOf(ONSPD), store);
    const second = await load('postcodes', fileOf(INVENTED), store);
    expect(first.edition.id).not.toBe(second.edition.id);
    const postcodes = ['M1 1AD', 'AB1 2CD'];
    const { referenceData, editions } = await ask(store, { postcodes });
    expect(editions.postcodes).toEqual({ id: second.edition.id, name: 'ONSPD, November 2025' });
    expect(postcodes.map((each) => referenceData.postcodes?.find(each)?.laCode)).toEqual([
      undefined,
      '823',
    ]);
    expect((await keysOf(store)).filter((key) => key.includes(first.edition.id))).not.toEqual([]);
  });

  it('let an operator go back by loading the older file again, which only writes current.json', async () => {
    const written: string[] = [];
    const store = createMemoryStore((key) => written.push(key));
    const { edition } = await load('postcodes', fileOf(ONSPD), store);
    await load('postcodes', fileOf(INVENTED), store);
    written.length = 0;
    const again = await load('postcodes', fileOf(ONSPD), store);
    expect(again.isNew).toBe(false);
    expect(written).toEqual(['postcodes/current.json']);
    expect((await ask(store, {})).editions.postcodes?.id).toBe(edition.id);
  });

  it('can be changed while a service is running, for providers as well', async () => {
    const store = createMemoryStore();
    await load('providers', fileOf(PROVIDERS), store);
    const text = 'URN,Provision type,Sector\n1234567,Children’s home,Private\n';
    await load('providers', fileOf('list 2026-04.csv', text), store);
    const { referenceData, editions } = await ask(store, { urns: ['1234567', 'SC900001'] });
    expect(editions.providers?.name).toBe('Ofsted’s providers, April 2026');
    expect(referenceData.providers?.find('1234567')).toBeDefined();
    expect(referenceData.providers?.find('SC900001')).toBeUndefined();
  });
});

describe('a load that fails part-way', () => {
  it.each([0, 1, 2, 3, 4, 5])(
    'after %i objects leaves the earlier edition in use, and can be repeated',
    async (after) => {
      const store = createMemoryStore();
      const before = await load('postcodes', fileOf(ONSPD), store);
      const broken = load('postcodes', fileOf(INVENTED), failingAfter(store, after));
      await expect(broken).rejects.toThrow('connection');
      expect((await ask(store, {})).editions.postcodes?.id).toBe(before.edition.id);
      const { edition } = await load('postcodes', fileOf(INVENTED), store);
      const { referenceData, editions } = await ask(store, { postcodes: ['ZE9 1AA'] });
      expect(editions.postcodes?.id).toBe(edition.id);
      expect(referenceData.postcodes?.find('ZE9 1AA')?.country).toBe('Scotland');
    },
  );
});

describe('an edition that has lost an object', () => {
  it('stops the checks, so that no council reads that its postcodes are unknown', async () => {
    const store = createMemoryStore();
    await load('postcodes', fileOf(INVENTED), store);
    const lost: ObjectStore = {
      ...store,
      get: async (key) => (key.endsWith('/AB.bin') ? undefined : await store.get(key)),
    };
    await expect(ask(lost, { postcodes: ['AB1 2CD'] })).rejects.toThrow(
      /incomplete\. Load it again/,
    );
    expect((await ask(lost, { postcodes: ['ZE9 1AA'] })).referenceData.postcodes).toBeDefined();
  });
});

it('a check reads only the postcode areas in the return', async () => {
  const store = createMemoryStore();
  await load('postcodes', fileOf(INVENTED), store);
  const read: string[] = [];
  const watched: ObjectStore = {
    ...store,
    get: async (key) => {
      read.push(key.split('/').at(-1) ?? '');
      return await store.get(key);
    },
  };
  await ask(watched, { postcodes: ['AB1 2CD', 'AB1 3EF', 'QQ1 1AA'] });
  expect(read.sort()).toEqual(['AB.bin', 'current.json', 'current.json', 'edition.json']);
});
