import * as z from 'zod';
import { CouncilSearch } from '../../schemas/api/councils.ts';
import { NewEvidencePack } from '../../schemas/api/evidence-packs.ts';
import { NotFound } from '../shared/errors.ts';
import type { HttpDependencies } from '../shared/http/http-dependencies.ts';
import { createHttpFunction, type Operations } from '../shared/http/http-function.ts';
import { json, type Reply } from '../shared/http/reply.ts';
import type { Request } from '../shared/http/request.ts';
import { latestRelease } from '../shared/releases/read-releases.ts';
import { type PackFileName, packDocument } from './pack-document.ts';
import type { PackId } from './pack-id.ts';
import { packInReach } from './pack-in-reach.ts';
import { packStatus } from './pack-status.ts';
import { pages } from './pages.ts';
import { type CouncilDirectory, createCouncilDirectory, searchCouncils } from './read-councils.ts';
import { type PackStores, requestPack } from './request-pack.ts';

export type EvidencePackDependencies = HttpDependencies & PackStores;

const Download = z.object({ download: z.string().optional() });

/** Lists councils, accepts requests for evidence packs and serves the packs, over the API and on pages. */
export function createHandler(dependencies: EvidencePackDependencies) {
  const councils = createCouncilDirectory(dependencies.releases);
  return createHttpFunction<'evidence-packs'>(dependencies, {
    ...api(dependencies, councils),
    ...pages(dependencies, councils),
  });
}

function api(dependencies: EvidencePackDependencies, councils: CouncilDirectory) {
  const { releases } = dependencies;
  const document = async (request: Request, pack: PackId, name: PackFileName): Promise<Reply> => {
    const status = await packStatus(pack, releases);
    if (status.status !== 'ready') return json(status, 202);
    const asDownload = request.query(Download).download !== undefined;
    return await packDocument(pack, name, request, { releases, asDownload });
  };
  return {
    'GET /api/v1/councils': async (request) => {
      const { search } = request.query(CouncilSearch);
      const reach = request.councilsInReach();
      const release = await latestRelease(releases);
      request.about(`councils of release ${release}`);
      const results = searchCouncils(await councils.list(release, reach), search);
      return json({ release, results });
    },
    'GET /api/v1/councils/{laCode}': async (request) => {
      const laCode = request.path.laCode;
      if (!/^\d{3}$/.test(laCode)) throw new NotFound('There is no council with this code.');
      request.about(`council ${laCode}`);
      request.requireCouncil(laCode);
      return json(await councils.get(await latestRelease(releases), laCode));
    },
    'POST /api/v1/evidence-packs': async (request) => {
      const { laCode, release } = request.body(NewEvidencePack);
      request.about(`evidence pack of council ${laCode}`);
      request.requireCouncil(laCode);
      const status = await requestPack(laCode, release, councils, dependencies);
      request.about(`evidence pack ${status.id}`);
      return json(status, 202, { location: status.links.self });
    },
    'GET /api/v1/evidence-packs/{id}': async (request) => {
      const { id } = request.path;
      const isHtml = id.endsWith('.html');
      const pack = packInReach(request, isHtml ? id.slice(0, -'.html'.length) : id);
      return await document(request, pack, isHtml ? 'pack.html' : 'pack.json');
    },
    'GET /api/v1/evidence-packs/{id}/manifest': async (request) =>
      await document(request, packInReach(request), 'manifest.json'),
  } satisfies Partial<Operations<'evidence-packs'>>;
}
