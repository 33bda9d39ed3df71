import { randomUUID } from 'node:crypto';
import { type CalculatedFigures, FiguresRequest } from '../../schemas/api/figures.ts';
import { FIGURES_PREFIX } from '../shared/figures/figures-folder.ts';
import { returnsUsed } from '../shared/figures/returns-used.ts';
import { readWanted, versionOf } from '../shared/figures/wanted-views.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { chooseReturns } from './choose-returns.ts';
import type { FiguresDependencies } from './dependencies.ts';
import { gatherFiles } from './gather-files.ts';
import { joinChildren, joinFigures } from './join-figures.ts';
import { queryFigures } from './query-figures.ts';

/**
 * Calculates the figures of one council that the request in a folder asks for. They are calculated twice: with the
 * checked return in place of the one in force, and from the returns in force alone. The views are those that make
 * releases, but each attempt has its own folder and databases, and nothing in them is part of a release. When no figures
 * can be calculated, `failure.json` says why. Aborting the signal cancels the running queries.
 */
export async function calculateFigures(
  folder: string,
  dependencies: FiguresDependencies,
  signal?: AbortSignal,
): Promise<void> {
  const { submissions, lake, clock } = dependencies;
  const isDone = ['figures.json', 'failure.json'].map((end) =>
    submissions.head(`${folder}/${end}`),
  );
  if ((await Promise.all(isDone)).some((found) => found !== undefined)) return;
  const request = await readJson(submissions, `${folder}/figures-request.json`, FiguresRequest);
  if (request === undefined) throw new Error('The request for the figures is missing.');
  const end = async (name: string, content: object): Promise<void> => {
    const text = JSON.stringify(content);
    await submissions.create(`${folder}/${name}`, text, 'application/json');
  };
  const fail = (message: string) => end('failure.json', { at: clock.now().toISOString(), message });
  const started = performance.now();
  const chosen = await chooseReturns(request, dependencies);
  if ('failure' in chosen) return await fail(chosen.failure);
  const wanted = await readWanted(lake);
  const attempt = randomUUID().slice(0, 8);
  const place = `${FIGURES_PREFIX}${request.laCode}/${attempt}`;
  const files = await gatherFiles(chosen, wanted.views, place, dependencies);
  if ('failure' in files) return await fail(files.failure);
  const { proposed, inForce } = chosen;
  const ask = (side: string, entries: typeof inForce) =>
    queryFigures(
      { laCode: request.laCode, database: `figures_${attempt}_${side}`, place, side, entries },
      { ...wanted, tables: files.tables },
      dependencies,
      signal,
    );
  const [withReturn, asInForce] = await Promise.all([
    ask('proposed', proposed),
    ask('in_force', chosen.checked === undefined ? [] : inForce),
  ]);
  const done: CalculatedFigures = {
    laCode: request.laCode,
    submission: request.submission,
    basis: chosen.checked === undefined ? 'in-force' : 'checked',
    calculatedAt: clock.now().toISOString(),
    seconds: Math.round(performance.now() - started) / 1000,
    returns: returnsUsed(proposed, chosen.checked?.id),
    inForce: returnsUsed(inForce),
    views: versionOf(wanted),
    figures: joinFigures(withReturn.indicator, asInForce.indicator),
    children: joinChildren(withReturn.cohort, asInForce.cohort),
  };
  await end('figures.json', done);
}
