import { doWork, type Work } from '../shared/work/failure.ts';
import { calculateFigures } from './calculate-figures.ts';
import type { FiguresDependencies } from './dependencies.ts';

const MESSAGE =
  'The figures could not be calculated because of a fault on our side. Your return has not changed. The operators have been alerted. Ask for the figures again later.';

/** Calculates the figures that a `figures-request.json` asks for. */
export function createHandler(dependencies: FiguresDependencies) {
  return async (work: Work): Promise<void> => {
    const folder = work.key.slice(0, work.key.lastIndexOf('/'));
    await doWork(dependencies.submissions, work, MESSAGE, () =>
      calculateFigures(folder, dependencies, work.signal),
    );
  };
}
