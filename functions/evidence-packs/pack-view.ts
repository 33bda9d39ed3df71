import type { CouncilSummary } from '../../schemas/api/councils.ts';
import { PackManifest } from '../../schemas/api/evidence-pack.ts';
import type { EvidencePackStatus } from '../../schemas/api/evidence-packs.ts';
import { NotFound } from '../shared/errors.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readJson } from '../shared/ports/read-json.ts';
import type { PackId } from './pack-id.ts';
import { packStatus } from './pack-status.ts';

/** The view of a pack's page: its state and, when it is ready, its files. */
export interface PackView {
  readonly pack: Pick<PackId, 'id' | 'laCode' | 'release'>;
  readonly council: CouncilSummary;
  readonly state: EvidencePackStatus['status'] | 'not asked for';
  readonly failure: string | undefined;
  readonly links: EvidencePackStatus['links'] | undefined;
  readonly publishedAt: string | undefined;
  readonly figures: number;
  readonly sizes: Readonly<Record<string, number>>;
}

/** Reads the state of a pack for its page. If it has not been requested, the page has a button to do so. */
export async function packView(
  pack: PackId,
  council: CouncilSummary,
  releases: ObjectStore,
): Promise<PackView> {
  const status = await packStatus(pack, releases).catch((error: unknown) => {
    if (error instanceof NotFound) return undefined;
    throw error;
  });
  const manifest =
    status?.status === 'ready'
      ? await readJson(releases, `${pack.folder}/manifest.json`, PackManifest)
      : undefined;
  const sizes = manifest?.files.map(({ name, size }) => [name.split('.').at(-1) ?? name, size]);
  return {
    pack: { id: pack.id, laCode: pack.laCode, release: pack.release },
    council,
    state: status?.status ?? 'not asked for',
    failure: status?.failure,
    links: status?.links,
    publishedAt: manifest?.publishedAt,
    figures: manifest?.figures.length ?? 0,
    sizes: Object.fromEntries(sizes ?? []),
  };
}
