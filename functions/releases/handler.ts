import { NewRelease } from '../../schemas/api/releases.ts';
import {
  createHttpFunction,
  type HttpDependencies,
  type Operation,
} from '../shared/http/http-function.ts';
import { json } from '../shared/http/reply.ts';
import { describeRelease } from '../shared/releases/read-releases.ts';
import { listReleases, releaseNumberOf } from './list-releases.ts';
import { pages } from './pages.ts';
import { type ReleaseStores, startRelease } from './start-release.ts';

export type ReleaseDependencies = HttpDependencies & ReleaseStores;

/** Starts releases and shows them, over the API and on pages. */
export function createHandler(dependencies: ReleaseDependencies) {
  return createHttpFunction(dependencies, { ...api(dependencies), ...pages(dependencies) });
}

function api(dependencies: ReleaseDependencies): Record<string, Operation> {
  const { releases } = dependencies;
  return {
    'GET /api/v1/releases': async () => json({ results: await listReleases(dependencies) }),
    'POST /api/v1/releases': async (request) => {
      const { note } = request.body(NewRelease);
      const started = await startRelease(note, request.user?.subject ?? '', dependencies);
      request.about(`release ${started.release}`);
      return json(started, 202, { location: `/api/v1/releases/${started.release}` });
    },
    'GET /api/v1/releases/{n}': async (request) => {
      const number = releaseNumberOf(request.parameter('n'));
      request.about(`release ${number}`);
      return json(await describeRelease(number, releases));
    },
  };
}
