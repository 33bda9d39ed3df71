import { submissionIdOf } from '../shared/submissions/submission-folder.ts';
import { doWork, type Work } from '../shared/work/failure.ts';
import type { PublishDependencies } from './dependencies.ts';
import { publishReturn, withdrawReturn } from './publish-return.ts';

const MESSAGE =
  'The return could not be published because of a fault on our side. Your files and your acceptance are kept. The operators have been alerted.';

/** Publishes a return for an `acceptance.json`, or withdraws it for a `withdrawal-request.json`. */
export function createHandler(dependencies: PublishDependencies) {
  return async (work: Work): Promise<void> => {
    const id = submissionIdOf(work.key);
    const act = work.key.endsWith('/acceptance.json') ? publishReturn : withdrawReturn;
    await doWork(dependencies.submissions, work, MESSAGE, () => act(id, dependencies));
  };
}
