import { join } from 'node:path';
import { createHandler } from '../../../functions/build-evidence-pack/handler.ts';
import { cutPlaces } from '../../../functions/release-indicators/cut-documents.ts';
import { createRenderer } from '../../../functions/shared/pages/render.ts';
import type { ObjectStore } from '../../../functions/shared/ports/object-store.ts';
import { createMemoryStore } from '../../../functions/shared/ports/object-store-memory.ts';
import {
  packFolder,
  placesKey,
  unitKey,
} from '../../../functions/shared/releases/release-folder.ts';
import { EvidencePack, PackManifest } from '../../../schemas/api/evidence-pack.ts';
import { MEASURES } from '../../../schemas/measures/index.ts';
import type { Measure } from '../../../schemas/measures/measure.ts';
import { type CouncilFixture, councilDocument, widerDocument } from './unit-documents.ts';

const EAST = ['E12000006', 'East of England'] as const;
const LONDON = ['E12000007', 'London'] as const;
const NORTH_WEST = ['E12000002', 'North West'] as const;

/** Councils with returns, with few children, without returns, with missing figures, new, published jointly, and ended. */
export const COUNCILS: readonly CouncilFixture[] = [
  { code: '823', name: 'Central Bedfordshire', region: EAST, returns: [2024, 2025] },
  {
    code: '857',
    name: 'Small Council',
    region: EAST,
    returns: [2025],
    children: 21,
    neighboursCounted: 2,
  },
  { code: '350', name: 'Bolton', region: NORTH_WEST, returns: [2025], withoutWorkers: true },
  { code: '344', name: 'Wirral', region: NORTH_WEST },
  { code: '201', name: 'City of London', region: LONDON, symbol: 'c' },
  { code: '942', name: 'Cumberland', region: NORTH_WEST, predecessors: '909' },
  { code: '909', name: 'Cumbria', region: NORTH_WEST, status: 'ended' },
  { code: '314', name: 'Kingston upon Thames', region: LONDON, jointWith: '318' },
  { code: '318', name: 'Richmond upon Thames', region: LONDON, jointWith: '314' },
];

export const FUNCTIONS = join(import.meta.dirname, '../../../functions');

/** A store with release 1 of those councils, which is published, and release 2, which is still being made. */
export async function createReleases(
  councils: readonly CouncilFixture[] = COUNCILS,
  countedInRegions = 3,
  measures: readonly Measure[] = MEASURES,
): Promise<ObjectStore> {
  const isUsual = councils === COUNCILS && countedInRegions === 3 && measures === MEASURES;
  if (isUsual) usual ??= objectsOf(councils, countedInRegions, measures);
  const objects = isUsual && usual ? usual : objectsOf(councils, countedInRegions, measures);
  const releases = createMemoryStore();
  for (const [key, text] of objects) await releases.put(key, text);
  return releases;
}

/** The objects of the usual councils, made once: it takes half a second, and most cases begin with them. */
let usual: ReadonlyMap<string, string> | undefined;

function objectsOf(
  councils: readonly CouncilFixture[],
  countedInRegions: number,
  measures: readonly Measure[],
): ReadonlyMap<string, string> {
  const objects = new Map<string, string>();
  const put = (key: string, value: unknown) => objects.set(key, JSON.stringify(value));
  const request = { at: '2026-11-22T11:58:00.000Z', by: 'analyst', note: '' };
  put('000001/request.json', request);
  put('000002/request.json', request);
  put('000001/manifest.json', manifest());
  for (const council of councils) put(unitKey(1, council.code), councilDocument(council, measures));
  const profiles = councils.flatMap(
    (council) => councilDocument(council).marts.council_profile ?? [],
  );
  put(placesKey(1), cutPlaces(new Map([['council_profile', profiles]]), '2026-11-22'));
  for (const code of ['E12000006', 'E12000007', 'E12000002']) {
    put(unitKey(1, code), widerDocument('region', code, countedInRegions, measures));
  }
  put(unitKey(1, 'E92000001'), widerDocument('england', 'E92000001', 3, measures));
  return objects;
}

export interface BuiltPack {
  readonly pack: EvidencePack;
  readonly html: string;
  readonly manifest: PackManifest;
  readonly bytes: { readonly json: Buffer; readonly html: Buffer; readonly manifest: Buffer };
}

/** Runs the worker on a request for a council's pack, as the queue does, and reads the files that it writes. */
export async function buildPackOf(
  laCode: string,
  from?: ObjectStore,
  demonstration = false,
  measures: readonly Measure[] = MEASURES,
): Promise<BuiltPack> {
  const releases = from ?? (await createReleases());
  const folder = packFolder(1, laCode);
  const key = `${folder}/pack-request.json`;
  const request = { laCode, release: 1, requestedAt: '2026-11-22T12:00:00.000Z' };
  await releases.put(key, JSON.stringify(request));
  await createPackWorker(releases, demonstration, measures)({ key, attempt: 1 });
  const read = async (name: string): Promise<Buffer> =>
    Buffer.from((await releases.get(`${folder}/${name}`))?.body ?? '');
  const [json, html, manifestBytes] = await Promise.all(
    ['pack.json', 'pack.html', 'manifest.json'].map(read),
  );
  const bytes = {
    json: json ?? Buffer.of(),
    html: html ?? Buffer.of(),
    manifest: manifestBytes ?? Buffer.of(),
  };
  return {
    pack: EvidencePack.parse(JSON.parse(bytes.json.toString())),
    html: bytes.html.toString(),
    manifest: PackManifest.parse(JSON.parse(bytes.manifest.toString())),
    bytes,
  };
}

const built = new Map<string, Promise<BuiltPack>>();

/** The pack of a council, built once for all cases that only read it. */
export function packOf(laCode: string): Promise<BuiltPack> {
  const pack = built.get(laCode) ?? buildPackOf(laCode);
  built.set(laCode, pack);
  return pack;
}

// Shared by all packs, because each renderer compiles every template again.
const RENDER = createRenderer({ templatesFolder: FUNCTIONS, assets: {} });

/** The worker with the service's own renderer. */
export function createPackWorker(
  releases: ObjectStore,
  demonstration = false,
  measures: readonly Measure[] = MEASURES,
) {
  return createHandler({ releases, render: RENDER, demonstration, measures });
}

function manifest() {
  return {
    release: 1,
    publishedAt: '2026-11-22T11:59:00.000Z',
    requestedBy: 'analyst',
    note: '',
    returns: [
      {
        return: 'ssda903',
        laCode: '823',
        collectionYear: 2025,
        submission: 'ssda903-823-2025-abc1',
        sequence: 1,
      },
    ],
    views: [
      { view: 'indicator', sha256: 'a'.repeat(64) },
      { view: 'published_indicator', sha256: 'b'.repeat(64) },
    ],
    reference: [],
    marts: [],
    database: 'release_000001',
    tables: [],
    units: 12,
  };
}
