import { join } from 'node:path';
import { createHandler as createPublish } from '../../functions/publish-return/handler.ts';
import { systemClock } from '../../functions/shared/ports/clock.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { landingKey, submissionKey } from '../../functions/shared/submissions/submission-folder.ts';
import { createHandler as createValidate } from '../../functions/validate-return/handler.ts';
import { makeLargeReturn } from '../../infra/local/demonstration/make-large-return.ts';
import { createFolderStore } from '../../infra/local/folder-store.ts';
import { createLocalKeyRing } from '../../infra/local/local-key-ring.ts';
import { referenceIn } from '../support/reference.ts';
import { report } from './measure.ts';

// One step on a large return that lies in a folder: `prepare` makes it, so that the others measure their own work alone.
const [step = '', folder = '', episodes = '0', spoiled = '0'] = process.argv.slice(2);
const ID = 'ssda903-823-2025-20260401000000-00000000beef';
const store = (name: string) =>
  createFolderStore({ folder: join(folder, name), scratch: join(folder, 'writing') });
const landing = store('landing');
const kept = store('submissions');

async function prepare(): Promise<void> {
  const files = makeLargeReturn({
    episodes: Number(episodes),
    spoiled: Number(spoiled),
    seed: 'bench',
  });
  for (const [index, { bytes }] of files.entries()) {
    await landing.put(landingKey(ID, index), bytes);
  }
  const submission = {
    id: ID,
    return: 'ssda903',
    collectionYear: 2025,
    laCode: '823',
    files: files.map(({ name }, index) => ({ index, name })),
    createdAt: '2026-04-01T00:00:00.000Z',
    createdBy: 'bench',
  };
  const acceptance = { at: submission.createdAt, by: 'bench', reason: 'bench', sequence: 1 };
  await kept.put(submissionKey(ID, 'submission.json'), JSON.stringify(submission));
  await kept.put(submissionKey(ID, 'acceptance.json'), JSON.stringify(acceptance));
  await validate(kept);
}

async function validate(submissions: ObjectStore): Promise<void> {
  const key = submissionKey(ID, 'completed.json');
  await createValidate({
    submissions,
    landing,
    lake: createMemoryStore(),
    keys: createLocalKeyRing('bench'),
    referenceData: referenceIn(),
    clock: systemClock,
  })({ key, attempt: 1 });
}

async function publish(submissions: ObjectStore): Promise<void> {
  const key = submissionKey(ID, 'acceptance.json');
  const keys = createLocalKeyRing('bench');
  const lake = createMemoryStore();
  await createPublish({ submissions, landing, lake, keys, clock: systemClock })({
    key,
    attempt: 1,
  });
}

/** The submission's own objects in memory, so that every run starts from the same state. */
async function freshSubmission(
  objects: readonly ('submission.json' | 'acceptance.json' | 'validation.json')[],
): Promise<ObjectStore> {
  const submissions = createMemoryStore();
  for (const object of objects) {
    const found = await kept.get(submissionKey(ID, object));
    if (found) await submissions.put(found.key, found.body);
  }
  return submissions;
}

if (step === 'prepare') await prepare();
if (step === 'validate') {
  const submissions = await freshSubmission(['submission.json']);
  await report(() => validate(submissions));
}
if (step === 'publish') {
  const submissions = await freshSubmission([
    'submission.json',
    'acceptance.json',
    'validation.json',
  ]);
  await report(() => publish(submissions));
}
