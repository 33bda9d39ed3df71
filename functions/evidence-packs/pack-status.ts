import { type EvidencePackStatus, PackRequest } from '../../schemas/api/evidence-packs.ts';
import { Failure } from '../../schemas/api/validation.ts';
import { NotFound } from '../shared/errors.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readJson } from '../shared/ports/read-json.ts';
import type { PackId } from './pack-id.ts';

/** The status of a pack, from the files in its folder. Throws `NotFound` when no one has requested it. */
export async function packStatus(pack: PackId, releases: ObjectStore): Promise<EvidencePackStatus> {
  const [manifest, request, failure] = await Promise.all([
    releases.head(`${pack.folder}/manifest.json`),
    readJson(releases, `${pack.folder}/pack-request.json`, PackRequest),
    readJson(releases, `${pack.folder}/failure.json`, Failure),
  ]);
  if (manifest !== undefined) return { ...describe(pack), status: 'ready' };
  if (request === undefined) {
    throw new NotFound('This evidence pack has not been requested. Request it first.');
  }
  if (failure !== undefined && failure.at >= request.requestedAt) {
    return { ...describe(pack), status: 'failed', failure: failure.message };
  }
  return { ...describe(pack), status: 'building' };
}

function describe({ id, laCode, release }: PackId) {
  const self = `/api/v1/evidence-packs/${id}`;
  return {
    id,
    laCode,
    release,
    links: {
      self,
      html: `${self}.html`,
      manifest: `${self}/manifest`,
      page: `/evidence-packs/${id}`,
    },
  };
}
