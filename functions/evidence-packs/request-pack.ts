import type { EvidencePackStatus, PackRequest } from '../../schemas/api/evidence-packs.ts';
import { Conflict, Invalid, NotFound } from '../shared/errors.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { describeRelease, latestRelease } from '../shared/releases/read-releases.ts';
import { type PackId, packIdOf } from './pack-id.ts';
import { packStatus } from './pack-status.ts';
import type { CouncilDirectory } from './read-councils.ts';

export interface PackStores {
  readonly releases: ObjectStore;
  readonly clock: Clock;
}

/**
 * Requests the pack of a council in a release. Default: the newest release. A second request changes nothing, unless the
 * last attempt failed. Throws `Invalid` for an unknown council or release, `Conflict` for a release not yet published.
 */
export async function requestPack(
  laCode: string,
  wanted: number | undefined,
  councils: CouncilDirectory,
  stores: PackStores,
): Promise<EvidencePackStatus> {
  const { releases } = stores;
  const release = wanted ?? (await latestOrConflict(releases));
  if (wanted !== undefined) await requirePublished(wanted, releases);
  await councils.get(release, laCode).catch((error: unknown) => {
    if (error instanceof NotFound) throw unusable('laCode', error.message);
    throw error;
  });
  return await ask(packIdOf(laCode, release), stores);
}

async function ask(pack: PackId, { releases, clock }: PackStores): Promise<EvidencePackStatus> {
  const { laCode, release } = pack;
  const key = `${pack.folder}/pack-request.json`;
  const request: PackRequest = { laCode, release, requestedAt: clock.now().toISOString() };
  const body = JSON.stringify(request);
  const isFirst = await releases.create(key, body, 'application/json');
  const status = await packStatus(pack, releases);
  if (isFirst || status.status !== 'failed') return status;
  await releases.put(key, body, 'application/json');
  return await packStatus(pack, releases);
}

async function latestOrConflict(releases: ObjectStore): Promise<number> {
  try {
    return await latestRelease(releases);
  } catch (error) {
    if (error instanceof NotFound) {
      throw new Conflict('No release has been published yet. Packs are written from releases.');
    }
    throw error;
  }
}

async function requirePublished(release: number, releases: ObjectStore): Promise<void> {
  const status = await describeRelease(release, releases).catch((error: unknown) => {
    if (error instanceof NotFound) throw unusable('release', `There is no release ${release}.`);
    throw error;
  });
  if (status.status === 'publishing') {
    throw new Conflict(`Release ${release} is not published yet. Try again in a few minutes.`);
  }
  if (status.status === 'failed') {
    throw new Conflict(`Release ${release} could not be published. Choose another one.`);
  }
}

function unusable(field: string, message: string): Invalid {
  return new Invalid('The evidence pack cannot be written.', [{ field, message }]);
}
