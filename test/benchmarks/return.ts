import { createHandler as createPublish } from '../../functions/publish-return/handler.ts';
import { systemClock } from '../../functions/shared/ports/clock.ts';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { landingKey, submissionKey } from '../../functions/shared/submissions/submission-folder.ts';
import { newSubmissionId } from '../../functions/shared/submissions/submission-id.ts';
import { createHandler as createValidate } from '../../functions/validate-return/handler.ts';
import { makeLargeReturn } from '../../infra/local/demonstration/make-large-return.ts';
import { createLocalKeyRing } from '../../infra/local/local-key-ring.ts';
import { report } from './measure.ts';

// Validates or publishes one large return, with one row in a hundred spoiled, out of and into memory.
const [step = 'validate', episodes = '25000'] = process.argv.slice(2);
// A spoiled start date would stop the publication.
const spoiled = step === 'validate' ? 0.01 : 0;
const files = makeLargeReturn({ episodes: Number(episodes), spoiled, seed: 'bench' });
const landing = createMemoryStore();
const submissions = createMemoryStore();
const lake = createMemoryStore();
const id = newSubmissionId('823', 2025, new Date());
for (const [index, { bytes }] of files.entries()) await landing.put(landingKey(id, index), bytes);
const submission = {
  id,
  return: 'ssda903',
  collectionYear: 2025,
  laCode: '823',
  files: files.map(({ name }, index) => ({ index, name })),
  createdAt: new Date().toISOString(),
  createdBy: 'bench',
};
await submissions.put(submissionKey(id, 'submission.json'), JSON.stringify(submission));
const validate = () =>
  createValidate({ submissions, landing, clock: systemClock })({
    key: submissionKey(id, 'completed.json'),
    attempt: 1,
  });
if (step === 'validate') {
  await report(validate);
} else {
  await validate();
  const acceptance = { at: new Date().toISOString(), by: 'bench', reason: 'bench' };
  const key = submissionKey(id, 'acceptance.json');
  await submissions.put(key, JSON.stringify(acceptance));
  const keys = createLocalKeyRing('bench');
  await report(() =>
    createPublish({ submissions, landing, lake, keys, clock: systemClock })({ key, attempt: 1 }),
  );
}
