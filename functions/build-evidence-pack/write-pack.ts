import { createHash } from 'node:crypto';
import { EvidencePack, PackManifest } from '../../schemas/api/evidence-pack.ts';
import { PackRequest } from '../../schemas/api/evidence-packs.ts';
import { MEASURES } from '../../schemas/measures/index.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { NotFound } from '../shared/errors.ts';
import { type Metrics, noMetrics } from '../shared/ports/metrics.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { packFolder } from '../shared/releases/release-folder.ts';
import { buildPack } from './build-pack.ts';
import { type RenderTemplate, renderPack } from './document/render-pack.ts';
import { type DocumentUsed, readInput } from './input/read-input.ts';

export interface PackDependencies {
  readonly releases: ObjectStore;
  readonly render: RenderTemplate;
  /** True when the returns are invented, which the pack then says. */
  readonly demonstration?: boolean;
  readonly metrics?: Metrics;
  /** Default: the service's catalogue of measures. */
  readonly measures?: readonly Measure[];
}

interface PackFile {
  readonly name: string;
  readonly contentType: string;
  readonly text: string;
}

/**
 * Writes pack.json, pack.html and then manifest.json next to the request. A pack that exists is not changed: the same
 * release and council give the same bytes. Throws `NotFound` when the release does not exist or has no such council.
 */
export async function writePack(key: string, dependencies: PackDependencies): Promise<void> {
  const { releases, metrics = noMetrics, measures = MEASURES } = dependencies;
  const request = await readJson(releases, key, PackRequest);
  if (request === undefined) throw new NotFound('There is no request with this key.');
  const folder = packFolder(request.release, request.laCode);
  if ((await releases.head(`${folder}/manifest.json`)) !== undefined) return;
  const { input, documents } = await readInput(releases, request.release, request.laCode, measures);
  const { pack, book } = buildPack(input, dependencies.demonstration === true);
  const files: PackFile[] = [
    {
      name: 'pack.json',
      contentType: 'application/json; charset=utf-8',
      text: JSON.stringify(EvidencePack.parse(pack)),
    },
    {
      name: 'pack.html',
      contentType: 'text/html; charset=utf-8',
      text: renderPack(pack, book.figures(), dependencies.render),
    },
  ];
  for (const file of files) {
    await releases.put(`${folder}/${file.name}`, file.text, file.contentType);
  }
  const manifest = manifestOf(pack, files, {
    documents,
    views: input.release.views,
    figures: book.figures(),
  });
  await releases.put(`${folder}/manifest.json`, JSON.stringify(manifest), 'application/json');
  metrics.record('PacksBuilt', 1);
}

function manifestOf(
  pack: EvidencePack,
  files: readonly PackFile[],
  used: {
    readonly documents: readonly DocumentUsed[];
    readonly views: readonly { readonly view: string; readonly sha256: string }[];
    readonly figures: PackManifest['figures'] | readonly PackManifest['figures'][number][];
  },
): PackManifest {
  const cited = new Set(pack.provenance.map((line) => line.source.view));
  return PackManifest.parse({
    id: pack.id,
    laCode: pack.council.laCode,
    release: pack.release.number,
    publishedAt: pack.release.publishedAt,
    profile: 'restricted',
    files: files.map(({ name, contentType, text }) => ({
      name,
      contentType,
      size: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    })),
    documents: used.documents,
    views: [...cited].sort().map((view) => ({
      view,
      sha256: used.views.find((each) => each.view === view)?.sha256 ?? null,
    })),
    provenance: pack.provenance,
    figures: used.figures,
  });
}
