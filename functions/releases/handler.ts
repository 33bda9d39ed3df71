import { ReleaseChangesQuery } from '../../schemas/api/release-changes.ts';
import { NewRelease, type ReleaseDecision } from '../../schemas/api/releases.ts';
import { MEASURES } from '../../schemas/measures/index.ts';
import { Invalid } from '../shared/errors.ts';
import { createHttpFunction, type Operations } from '../shared/http/http-function.ts';
import { largeDownload } from '../shared/http/large-download.ts';
import { json } from '../shared/http/reply.ts';
import type { Request } from '../shared/http/request.ts';
import { createPlaces } from '../shared/releases/read-places.ts';
import { describeRelease } from '../shared/releases/read-releases.ts';
import { changesCsv } from './changes-csv.ts';
import { decideDraft } from './decide-draft.ts';
import type { ReleaseDependencies } from './dependencies.ts';
import { listReleases, releaseNumberOf } from './list-releases.ts';
import { pages } from './pages.ts';
import { previewChanges } from './preview-changes.ts';
import { readChanges } from './read-changes.ts';
import { startRelease } from './start-release.ts';
import { viewerOf } from './viewer.ts';

/** Starts releases, and serves them and what they changed, over the API and on pages. */
export function createHandler(dependencies: ReleaseDependencies) {
  return createHttpFunction<'releases'>(dependencies, {
    ...api(dependencies),
    ...changes(dependencies),
    ...pages(dependencies),
  });
}

function api(dependencies: ReleaseDependencies) {
  const { releases } = dependencies;
  const decide = (decision: ReleaseDecision['decision']) => async (request: Request<'n'>) => {
    const number = releaseNumberOf(request.path.n);
    request.about(`release ${number}`);
    const by = request.user?.subject ?? '';
    return json(await decideDraft(number, decision, by, dependencies));
  };
  return {
    'GET /api/v1/releases': async () => json({ results: await listReleases(dependencies) }),
    'POST /api/v1/releases': async (request) => {
      const wanted = request.body(NewRelease);
      const started = await startRelease(wanted, request.user?.subject ?? '', dependencies);
      request.about(`release ${started.release}`);
      return json(started, 202, { location: `/api/v1/releases/${started.release}` });
    },
    'GET /api/v1/releases/{n}': async (request) => {
      const number = releaseNumberOf(request.path.n);
      request.about(`release ${number}`);
      return json(await describeRelease(number, releases));
    },
    'POST /api/v1/releases/{n}/publish': decide('publish'),
    'POST /api/v1/releases/{n}/discard': decide('discard'),
  } satisfies Partial<Operations<'releases'>>;
}

function changes(dependencies: ReleaseDependencies) {
  const { releases, measures = MEASURES } = dependencies;
  const placesOf = createPlaces(releases);
  return {
    'GET /api/v1/releases/next/changes': async () =>
      json(await previewChanges(dependencies, measures)),
    'GET /api/v1/releases/{n}/changes': async (request) => {
      const number = releaseNumberOf(request.path.n);
      request.about(`changes of release ${number}`);
      const query = request.query(ReleaseChangesQuery);
      const found = await readChanges(number, query, viewerOf(request.user), releases);
      if (query.format === 'json') return json(found);
      const file = {
        name: `release_${number}_${query.of}_since_${found.since ?? 'none'}.csv`,
        type: 'text/csv; charset=utf-8',
        body: changesCsv(found, query.of, await placesOf(number)),
      };
      return largeDownload(request, file, () => new Invalid(TOO_LARGE));
    },
  } satisfies Partial<Operations<'releases'>>;
}

const TOO_LARGE = 'Too much has changed for one file. Name a measure or a unit.';
