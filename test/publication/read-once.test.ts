import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';
import { openWorld, type World } from '../support/world.ts';

const FILES = filesOf(smallCouncilReturns(), 2025);
const LAST_YEARS = filesOf(smallCouncilReturns(), 2024).map((file) => ({
  ...file,
  lastYear: true as const,
}));

/** A store that notes the key of every object whose bytes are read. */
function countReads<S extends ObjectStore>(store: S, reads: string[]): S {
  const note = (key: string): string => {
    reads.push(key);
    return key;
  };
  return {
    ...store,
    get: (key: string) => store.get(note(key)),
    read: (key: string, etag?: string) => store.read(note(key), etag),
    readRange: (key: string, from: number, to: number) => store.readRange(note(key), from, to),
  };
}

describe('an uploaded file, from its upload to its publication', () => {
  const reads: string[] = [];
  let world: World;
  beforeAll(async () => {
    world = await openWorld({
      around: (stores) => ({ ...stores, landing: countReads(stores.landing, reads) }),
    });
  });
  afterAll(() => world.close());

  it('is read once to be checked and once to be published', async () => {
    const officer = await world.as('officer 823');
    const { id } = await officer.submit('823', 2025, [...FILES, ...LAST_YEARS]);
    const everyFile = [...FILES, ...LAST_YEARS].map((_, index) => `${id}/${index}`);
    expect([...reads].sort()).toEqual([...everyFile].sort());

    const { status } = await officer.accept(id);
    expect(status).toBe('published');
    const ownFiles = everyFile.slice(0, FILES.length);
    expect([...reads].sort()).toEqual([...everyFile, ...ownFiles].sort());
  });
});
