import { doWork, type Work } from '../shared/work/failure.ts';
import { type PackDependencies, writePack } from './write-pack.ts';

const MESSAGE =
  'The evidence pack could not be written because of a fault on our side. The operators have been alerted. Ask for the pack again later.';

/** Writes the pack that a pack-request.json asks for. */
export function createHandler(dependencies: PackDependencies) {
  return async (work: Work): Promise<void> => {
    await doWork(dependencies.releases, work, MESSAGE, () => writePack(work.key, dependencies));
  };
}
