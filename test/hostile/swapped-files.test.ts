import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createHandler as createPublish } from '../../functions/publish-return/handler.ts';
import { systemClock } from '../../functions/shared/ports/clock.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { createHandler as createValidate } from '../../functions/validate-return/handler.ts';
import { createLocalKeyRing } from '../../infra/local/local-key-ring.ts';
import { referenceIn } from '../support/reference.ts';
import { filesOf, smallCouncilReturns, withChange } from '../support/small-council.ts';

const ID = 'ssda903-823-2025-20261122164903-3f9a2c1b4d5e';
const FOLDER = `la_code=823/${ID}`;
const FILES = filesOf(smallCouncilReturns(), 2025);
const OTHERS = withChange(
  FILES,
  () => true,
  (text) => text.replace(/,N[1-8],/, ',N9,'),
);

/** A submission whose files can be replaced by others while they are read. */
async function openStores() {
  const landing = createMemoryStore();
  const submissions = createMemoryStore();
  const lake = createMemoryStore();
  const put = async (files: typeof FILES) => {
    for (const [index, { bytes }] of files.entries()) await landing.put(`${ID}/${index}`, bytes);
  };
  await put(FILES);
  const stored = {
    id: ID,
    return: 'ssda903',
    collectionYear: 2025,
    laCode: '823',
    files: FILES.map(({ name }, index) => ({ index, name })),
    createdAt: '2026-11-22T16:49:03.000Z',
    createdBy: 'officer-823',
  };
  await submissions.put(`${FOLDER}/submission.json`, JSON.stringify(stored));
  /** Replaces every file just before one of them is opened, or once the last of them has been read. */
  const swappedAt = (index: number): ObjectStore => {
    let isSwapped = false;
    return {
      ...landing,
      async *read(key, etag) {
        if (!isSwapped && key.endsWith(`/${index}`)) {
          isSwapped = true;
          await put(OTHERS);
        }
        yield* landing.read(key, etag);
        if (!isSwapped && index === FILES.length && key.endsWith(`/${index - 1}`)) {
          isSwapped = true;
          await put(OTHERS);
        }
      },
    };
  };
  const textAt = async (name: string) => {
    const found = await submissions.get(`${FOLDER}/${name}`);
    return found && Buffer.from(found.body).toString();
  };
  return { landing, submissions, lake, swappedAt, textAt };
}

const KEYS = createLocalKeyRing('a secret of at least thirty-two characters');

/** The moments at which the files may be replaced: before each is read, and after the last. */
const MOMENTS = Array.from({ length: FILES.length + 1 }, (_, index) => index);
const LAST = FILES.length;
/** Only files that differ can be taken for one another. */
const LAST_CHANGED = FILES.findLastIndex(
  ({ bytes }, index) => !Buffer.from(bytes).equals(OTHERS[index]?.bytes ?? Buffer.alloc(0)),
);

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

type Stores = Awaited<ReturnType<typeof openStores>>;

function check({ submissions, lake }: Stores, landing: ObjectStore, attempt = 1): Promise<void> {
  const validate = createValidate({
    submissions,
    landing,
    lake,
    keys: KEYS,
    referenceData: referenceIn(),
    clock: systemClock,
  });
  return validate({ key: `${FOLDER}/completed.json`, attempt });
}

async function publish({ submissions, lake }: Stores, landing: ObjectStore): Promise<void> {
  const at = systemClock.now().toISOString();
  const acceptance = { at, by: 'officer-823', reason: null, sequence: 1 };
  await submissions.put(`${FOLDER}/acceptance.json`, JSON.stringify(acceptance));
  const work = createPublish({ submissions, landing, lake, keys: KEYS, clock: systemClock });
  await work({ key: `${FOLDER}/acceptance.json`, attempt: 1 });
}

async function bytesInLake({ lake }: Stores): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { key } of lake.list('')) {
    if (!key.startsWith('ledger/')) found[key] = sha256((await lake.get(key))?.body ?? Buffer.of());
  }
  return found;
}

describe('files that are replaced while the service checks them', () => {
  it.each(MOMENTS)('are not taken for those that were checked: at file %i', async (moment) => {
    const stores = await openStores();
    const landing = stores.swappedAt(moment);
    await expect(check(stores, landing)).rejects.toThrow('replaced');
    expect(await stores.textAt('validation.json')).toBeUndefined();
    await check(stores, landing, 2);
    const { outcome, uploads } = JSON.parse((await stores.textAt('validation.json')) ?? '');
    expect(outcome).toBe('errors');
    expect(uploads.map((one: { sha256: string }) => one.sha256)).toEqual(
      OTHERS.map(({ bytes }) => sha256(bytes)),
    );
  });
});

describe('files that are replaced while the service publishes them', () => {
  it.each(MOMENTS.slice(0, LAST_CHANGED + 1))('are not published: at file %i', async (moment) => {
    const stores = await openStores();
    await check(stores, stores.landing);
    await publish(stores, stores.swappedAt(moment));
    expect(await stores.textAt('publication.json')).toBeUndefined();
    expect(await stores.textAt('failure.json')).toContain('uploaded again after the checks');
    for await (const { key } of stores.lake.list('')) expect(key).toBe('no object at all');
  });

  it('leave what was checked to be published once that has been read', async () => {
    const [undisturbed, swapped] = [await openStores(), await openStores()];
    for (const stores of [undisturbed, swapped]) await check(stores, stores.landing);
    await publish(undisturbed, undisturbed.landing);
    await publish(swapped, swapped.swappedAt(LAST));
    expect(Object.keys(await bytesInLake(swapped)).length).toBeGreaterThan(5);
    expect(await bytesInLake(swapped)).toEqual(await bytesInLake(undisturbed));
    const { files } = JSON.parse((await swapped.textAt('publication.json')) ?? '');
    expect(files.map((one: { sha256: string }) => one.sha256)).toEqual(
      FILES.map(({ bytes }) => sha256(bytes)),
    );
  });
});
