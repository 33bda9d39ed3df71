import { CouncilSearch, type CouncilSummary } from '../../schemas/api/councils.ts';
import { NewEvidencePackForm } from '../../schemas/api/evidence-packs.ts';
import { NotFound } from '../shared/errors.ts';
import type { HttpDependencies } from '../shared/http/http-dependencies.ts';
import type { Operations } from '../shared/http/http-function.ts';
import { html, redirect } from '../shared/http/reply.ts';
import { latestRelease } from '../shared/releases/read-releases.ts';
import { packInReach } from './pack-in-reach.ts';
import { packView } from './pack-view.ts';
import { type CouncilDirectory, searchCouncils } from './read-councils.ts';
import { type PackStores, requestPack } from './request-pack.ts';

/** The pages where users find a council, and request and open its evidence pack. */
export function pages(dependencies: HttpDependencies & PackStores, councils: CouncilDirectory) {
  const { releases, render } = dependencies;
  return {
    'GET /councils': async (request) => {
      const { search } = request.query(CouncilSearch);
      const reach = request.councilsInReach();
      const release = await latestRelease(releases).catch(noneYet);
      request.about(release === undefined ? 'councils' : `councils of release ${release}`);
      const all = release === undefined ? [] : await councils.list(release, reach);
      const found = searchCouncils(all, search);
      const view = { release, search, found: found.length, all: all.length };
      const regions = byRegion(found);
      return html(render('evidence-packs/councils.njk', { ...view, regions }, request.user));
    },
    'POST /evidence-packs': async (request) => {
      const { laCode, release } = request.body(NewEvidencePackForm);
      request.about(`evidence pack of council ${laCode}`);
      request.requireCouncil(laCode);
      const status = await requestPack(laCode, release, councils, dependencies);
      request.about(`evidence pack ${status.id}`);
      return redirect(status.links.page);
    },
    'GET /evidence-packs/{id}': async (request) => {
      const pack = packInReach(request);
      const council = await councils.get(pack.release, pack.laCode);
      const view = await packView(pack, council, releases);
      return html(render('evidence-packs/pack.njk', view, request.user));
    },
  } satisfies Partial<Operations<'evidence-packs'>>;
}

interface RegionOfCouncils {
  readonly name: string;
  readonly councils: CouncilSummary[];
}

function byRegion(councils: readonly CouncilSummary[]): RegionOfCouncils[] {
  const regions = Map.groupBy(councils, (council) => council.region.name);
  return [...regions]
    .map(([name, list]) => ({ name, councils: list }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

function noneYet(error: unknown): undefined {
  if (!(error instanceof NotFound)) throw error;
}
