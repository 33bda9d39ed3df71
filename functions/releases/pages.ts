import { NewRelease, type ReleaseDecision } from '../../schemas/api/releases.ts';
import { MEASURES } from '../../schemas/measures/index.ts';
import { Conflict, type FieldProblem, Invalid } from '../shared/errors.ts';
import type { Operations } from '../shared/http/http-function.ts';
import { html, redirect } from '../shared/http/reply.ts';
import type { Request } from '../shared/http/request.ts';
import { createPlaces } from '../shared/releases/read-places.ts';
import { describeRelease } from '../shared/releases/read-releases.ts';
import { changesView } from './changes-view.ts';
import { decideDraft } from './decide-draft.ts';
import type { ReleaseDependencies } from './dependencies.ts';
import { listReleases, releaseNumberOf } from './list-releases.ts';
import { previewChanges } from './preview-changes.ts';
import { readChanges } from './read-changes.ts';
import { RELEASE_WORDS } from './release-words.ts';
import { startRelease } from './start-release.ts';
import { viewerOf } from './viewer.ts';

/** The pages of releases: the list, with a form to start a new one, and each release with what it was made from. */
export function pages(dependencies: ReleaseDependencies) {
  const { releases, render, measures = MEASURES } = dependencies;
  const placesOf = createPlaces(releases);
  const listPage = async (request: Request, problems: readonly FieldProblem[] = []) => {
    const rows = (await listReleases(dependencies)).map((release) => ({
      ...release,
      words: RELEASE_WORDS[release.status],
    }));
    const { mayPublish } = viewerOf(request.user);
    const waiting = rows
      .slice(0, 1)
      .find(({ status }) => status === 'draft' || status === 'publishing');
    const next =
      mayPublish && waiting === undefined
        ? changesView(await previewChanges(dependencies, measures), new Map())
        : undefined;
    const view = { rows, mayPublish, waiting, next, problems };
    const page = render('releases/list.njk', view, request.user);
    return html(page, problems.length === 0 ? 200 : 422);
  };
  const releasePage = async (request: Request<'n'>, problems: readonly FieldProblem[] = []) => {
    const number = releaseNumberOf(request.path.n);
    request.about(`release ${number}`);
    const release = await describeRelease(number, releases);
    const viewer = viewerOf(request.user);
    const isShown =
      release.status === 'published' || (release.status === 'draft' && viewer.mayPublish);
    const changes = isShown
      ? changesView(
          await readChanges(number, { format: 'json', of: 'figures' }, viewer, releases),
          await placesOf(number),
        )
      : undefined;
    const words = RELEASE_WORDS[release.status];
    const view = { release, words, changes, mayPublish: viewer.mayPublish, problems };
    const page = render('releases/release.njk', view, request.user);
    return html(page, problems.length === 0 ? 200 : 409);
  };
  const decide = (decision: ReleaseDecision['decision']) => async (request: Request<'n'>) => {
    const number = releaseNumberOf(request.path.n);
    request.about(`release ${number}`);
    try {
      await decideDraft(number, decision, request.user?.subject ?? '', dependencies);
      return redirect(`/releases/${number}`);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return await releasePage(request, [{ field: '', message: error.message }]);
    }
  };
  return {
    'GET /releases': async (request) => await listPage(request),
    'POST /releases': async (request) => {
      try {
        const wanted = request.body(NewRelease);
        const { release } = await startRelease(wanted, request.user?.subject ?? '', dependencies);
        request.about(`release ${release}`);
        return redirect(`/releases/${release}`);
      } catch (error) {
        if (error instanceof Invalid) return await listPage(request, error.problems);
        if (error instanceof Conflict) {
          return await listPage(request, [{ field: '', message: error.message }]);
        }
        throw error;
      }
    },
    'GET /releases/{n}': async (request) => await releasePage(request),
    'POST /releases/{n}/publish': decide('publish'),
    'POST /releases/{n}/discard': decide('discard'),
  } satisfies Partial<Operations<'releases'>>;
}
