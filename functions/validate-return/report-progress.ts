import type { Submission } from '../../schemas/api/submissions.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { ReadingProgress } from '../shared/reading/read-return.ts';
import { submissionKey } from '../shared/submissions/submission-folder.ts';

const EVERY_MS = 1000;

interface Stores {
  readonly submissions: ObjectStore;
  readonly clock: Clock;
}

/** Keeps a submission's `progress.json` up to date: at each stage, and about once a second while reading. */
export function createProgress(id: string, { submissions, clock }: Stores) {
  const state: NonNullable<Submission['progress']> = {
    stage: 'waiting',
    bytesRead: 0,
    bytesTotal: 0,
    rowsRead: 0,
  };
  let written = 0;
  const write = async (): Promise<void> => {
    written = clock.now().getTime();
    await submissions.put(
      submissionKey(id, 'progress.json'),
      JSON.stringify(state),
      'application/json',
    );
  };
  return {
    async begin(bytesTotal: number): Promise<void> {
      Object.assign(state, { stage: 'reading', bytesRead: 0, bytesTotal, rowsRead: 0 });
      await write();
    },
    async enter(stage: (typeof state)['stage']): Promise<void> {
      state.stage = stage;
      await write();
    },
    async onReading(progress: ReadingProgress): Promise<void> {
      Object.assign(state, progress);
      if (clock.now().getTime() - written >= EVERY_MS) await write();
    },
  };
}
