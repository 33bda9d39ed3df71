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

/** Stores with a submission whose files can be replaced after a given number of readings. */
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
  const swappedAfter = (times: number): ObjectStore => {
    let left = times;
    return {
      ...landing,
      async *read(key) {
        yield* landing.read(key);
        if (!key.endsWith(`/${FILES.length - 1}`)) return;
        left -= 1;
        if (left === 0) await put(OTHERS);
      },
    };
  };
  const textAt = async (name: string) => {
    const found = await submissions.get(`${FOLDER}/${name}`);
    return found && Buffer.from(found.body).toString();
  };
  return { landing, submissions, lake, put, swappedAfter, textAt };
}

const KEYS = createLocalKeyRing('a secret of at least thirty-two characters');

describe('files that are replaced while the service reads them', () => {
  it('are not mistaken for those that were checked', async () => {
    const { submissions, lake, swappedAfter, textAt } = await openStores();
    const work = { key: `${FOLDER}/completed.json`, attempt: 1 };
    const landing = swappedAfter(1);
    const validate = createValidate({
      submissions,
      landing,
      lake,
      keys: KEYS,
      reference: referenceIn(),
      clock: systemClock,
    });
    await expect(validate(work)).rejects.toThrow('changed while');
    expect(await textAt('validation.json')).toBeUndefined();
    await validate({ ...work, attempt: 2 });
    expect(JSON.parse((await textAt('validation.json')) ?? '')).toMatchObject({
      outcome: 'errors',
    });
  });

  it.each([1, 2])(
    'are not published when they are replaced after reading number %i',
    async (times) => {
      const { submissions, landing, lake, swappedAfter, textAt } = await openStores();
      const clock = systemClock;
      await createValidate({
        submissions,
        landing,
        lake,
        keys: KEYS,
        reference: referenceIn(),
        clock,
      })({
        key: `${FOLDER}/completed.json`,
        attempt: 1,
      });
      const acceptance = {
        at: clock.now().toISOString(),
        by: 'officer-823',
        reason: null,
        sequence: 1,
      };
      await submissions.put(`${FOLDER}/acceptance.json`, JSON.stringify(acceptance));
      const keys = KEYS;
      const publish = createPublish({
        submissions,
        landing: swappedAfter(times),
        lake,
        keys,
        clock,
      });
      await publish({ key: `${FOLDER}/acceptance.json`, attempt: 1 });
      expect(await textAt('publication.json')).toBeUndefined();
      expect(await textAt('failure.json')).toContain('uploaded again after the checks');
      const written: string[] = [];
      for await (const { key } of lake.list('ledger/')) written.push(key);
      expect(written).toEqual([]);
    },
  );
});
