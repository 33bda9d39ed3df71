import { NewRelease } from '../../schemas/api/releases.ts';
import { reachOf } from '../access.ts';
import { Conflict, type FieldProblem, Invalid } from '../shared/errors.ts';
import type { HttpDependencies, Operation } from '../shared/http/http-function.ts';
import { html, redirect } from '../shared/http/reply.ts';
import type { Request } from '../shared/http/request.ts';
import { describeRelease } from '../shared/releases/read-releases.ts';
import { listReleases, releaseNumberOf } from './list-releases.ts';
import { RELEASE_WORDS } from './release-words.ts';
import { type ReleaseStores, startRelease } from './start-release.ts';

/** The pages of the releases: the list with the form of a new one, and one release with what it was made from. */
export function pages(dependencies: HttpDependencies & ReleaseStores): Record<string, Operation> {
  const { releases, render } = dependencies;
  const listPage = async (request: Request, problems: readonly FieldProblem[] = []) => {
    const rows = (await listReleases(dependencies)).map((release) => ({
      ...release,
      words: RELEASE_WORDS[release.status],
    }));
    const mayPublish = reachOf('POST /releases', request.user) !== 'none';
    const page = render('releases/list.njk', { rows, mayPublish, problems }, request.user);
    return html(page, problems.length === 0 ? 200 : 422);
  };
  return {
    'GET /releases': async (request) => await listPage(request),
    'POST /releases': async (request) => {
      try {
        const { note } = request.body(NewRelease);
        const { release } = await startRelease(note, request.user?.subject ?? '', dependencies);
        request.about(`release ${release}`);
        return redirect(`/releases/${release}`);
      } catch (error) {
        if (error instanceof Invalid) return await listPage(request, error.problems);
        if (error instanceof Conflict) {
          return await listPage(request, [{ field: 'note', message: error.message }]);
        }
        throw error;
      }
    },
    'GET /releases/{n}': async (request) => {
      const number = releaseNumberOf(request.parameter('n'));
      request.about(`release ${number}`);
      const release = await describeRelease(number, releases);
      const mayPublish = reachOf('POST /releases', request.user) !== 'none';
      const view = { release, words: RELEASE_WORDS[release.status], mayPublish };
      return html(render('releases/release.njk', view, request.user));
    },
  };
}
