import { join } from 'node:path';
import { createHandler as createDeployViews } from '../../functions/deploy-views/handler.ts';
import { createHandler as createPublish } from '../../functions/publish-return/handler.ts';
import { createHandler as createRelease } from '../../functions/release-indicators/handler.ts';
import { systemClock } from '../../functions/shared/ports/clock.ts';
import { landingKey, submissionKey } from '../../functions/shared/submissions/submission-folder.ts';
import { createHandler as createValidate } from '../../functions/validate-return/handler.ts';
import { makeReturns } from '../../infra/local/demonstration/make-returns.ts';
import { openDuckdbEngine } from '../../infra/local/duckdb-engine.ts';
import { createFolderStore } from '../../infra/local/folder-store.ts';
import { createLocalKeyRing } from '../../infra/local/local-key-ring.ts';
import { referenceIn } from '../support/reference.ts';
import { report } from './measure.ts';

// A release over many councils of 500 children and two years. `prepare` fills a lake, `release` measures one release of it.
const [step = '', folder = '', councils = '10', seed = '1'] = process.argv.slice(2);
const SQL = join(import.meta.dirname, '../../sql');
const scratch = join(folder, 'writing');
const open = (bucket: string) => createFolderStore({ folder: join(folder, bucket), scratch });
const lake = open('lake');
const landing = open('landing');
const submissions = open('submissions');

async function prepare(): Promise<void> {
  const keys = createLocalKeyRing('bench');
  const reference = referenceIn();
  const dependencies = { landing, submissions, lake, reference, keys, clock: systemClock };
  for (let at = 0; at < Number(councils); at += 1) {
    const laCode = String(201 + at);
    const returns = makeReturns({
      laCode,
      years: [2024, 2025],
      children: 500,
      placements3PlusShare: 0.1,
      socialWorkers3PlusShare: 0.27,
      seed: `${seed}-${laCode}`,
    });
    for (const [year, files] of Object.entries(returns)) {
      const id = `ssda903-${laCode}-${year}-20260401000000-00000000beef`;
      const at = '2026-04-01T00:00:00.000Z';
      for (const [index, { bytes }] of files.entries())
        await landing.put(landingKey(id, index), bytes);
      const names = files.map(({ name }, index) => ({ index, name }));
      const submission = {
        id,
        return: 'ssda903',
        collectionYear: Number(year),
        laCode,
        files: names,
        createdAt: at,
        createdBy: 'bench',
      };
      const acceptance = { at, by: 'bench', reason: 'bench', sequence: 1 };
      await submissions.put(submissionKey(id, 'submission.json'), JSON.stringify(submission));
      await createValidate(dependencies)({ key: submissionKey(id, 'completed.json'), attempt: 1 });
      await submissions.put(submissionKey(id, 'acceptance.json'), JSON.stringify(acceptance));
      await createPublish(dependencies)({ key: submissionKey(id, 'acceptance.json'), attempt: 1 });
    }
  }
}

async function release(): Promise<void> {
  const number = String(Date.now() % 900_000);
  const releases = open('releases');
  const key = `${number.padStart(6, '0')}/request.json`;
  await releases.put(key, JSON.stringify({ at: new Date().toISOString(), by: 'bench', note: '' }));
  const engine = await openDuckdbEngine({ lakeFolder: join(folder, 'lake'), sqlFolder: SQL });
  await createDeployViews({ lake, engine, sqlFolder: SQL })({});
  const publish = createRelease({ releases, lake, engine, clock: systemClock });
  await report(() => publish({ key, attempt: 1 }));
  await engine.close();
}

if (step === 'prepare') await prepare();
if (step === 'release') await release();
