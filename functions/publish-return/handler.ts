import { submissionIdOf } from '../shared/submissions/submission-folder.ts';
import { doWork, type Work } from '../shared/work/failure.ts';
import type { PublishDependencies } from './dependencies.ts';
import { publishReturn, withdrawReturn } from './publish-return.ts';

const MESSAGE =
  'The return could not be published because of a fault on our side. Your files and your acceptance are kept; an operator has been told.';

/** Does what an acceptance.json or a withdrawal-request.json asks for. */
export function createHandler(dependencies: PublishDependencies) {
  return async (work: Work): Promise<void> => {
    const id = submissionIdOf(work.key);
    const act = work.key.endsWith('/acceptance.json') ? publishReturn : withdrawReturn;
    await doWork(dependencies.submissions, work, MESSAGE, () => act(id, dependencies));
  };
}
