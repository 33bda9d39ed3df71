import { submissionIdOf } from '../shared/submissions/submission-folder.ts';
import { doWork, type Work } from '../shared/work/failure.ts';
import { type ValidateDependencies, validateReturn } from './validate-return.ts';

const MESSAGE =
  'The return could not be checked because of a fault on our side. Your files are kept. The operators have been alerted.';

/** Checks the submission whose `completed.json` was written. */
export function createHandler(dependencies: ValidateDependencies) {
  return async (work: Work): Promise<void> => {
    const id = submissionIdOf(work.key);
    await doWork(dependencies.submissions, work, MESSAGE, () => validateReturn(id, dependencies));
  };
}
