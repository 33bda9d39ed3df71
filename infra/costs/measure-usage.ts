import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { EvidencePackStatus } from '../../schemas/api/evidence-packs.ts';
import { ReleaseStatus } from '../../schemas/api/releases.ts';
import { Submission } from '../../schemas/api/submissions.ts';
import { REFERENCE_TABLES } from '../../schemas/reference.ts';
import { makeReturns } from '../local/demonstration/make-returns.ts';
import { INVENTED_RETURN } from '../local/demonstration/return-rows.ts';
import { createLocalLog } from '../local/local-log.ts';
import { type LocalPlatform, openPlatform } from '../local/platform.ts';
import { serve } from '../local/serve.ts';
import { createServiceClient } from '../local/service-client.ts';
import { type ActCounter, createActCounter } from './count-acts.ts';
import type { MeasuredUsage } from './measured-usage.ts';

const CHILDREN = 500;
const LA_CODE = '823';
const YEAR = 2025;

/** The pages that inspectors and analysts read most. The cost of a page is their mean. */
const PAGES = (release: number) => [
  '/api/v1/measures',
  '/api/v1/measures/placements_3plus',
  `/api/v1/releases/${release}`,
  `/api/v1/councils/${LA_CODE}`,
];

/** Runs each act once on its own platform, for a council of 500 children, and measures it. */
export async function measureUsage(): Promise<MeasuredUsage> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'care-stability-costs-'));
  const counter = createActCounter();
  const origin = `http://localhost:${await freePort()}`;
  const log = createLocalLog(process.stderr);
  const platform = await openPlatform({ origin, dataFolder, log, around: counter.around });
  const server = serve({ ...platform, http: counter.watch(platform.http) });
  await new Promise<void>((done) => server.listen(Number(new URL(origin).port), done));
  try {
    return await actOut({ origin, dataFolder, counter, platform });
  } finally {
    server.closeAllConnections();
    server.close();
    await platform.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

interface Stage {
  readonly origin: string;
  readonly dataFolder: string;
  readonly counter: ActCounter;
  readonly platform: LocalPlatform;
}

async function actOut({ origin, dataFolder, counter, platform }: Stage): Promise<MeasuredUsage> {
  const { stores } = platform;
  const as = (...account: string[]) => createServiceClient({ origin, dataFolder, account });
  const files = returnOf500();
  const officer = await as('officer', LA_CODE);
  counter.take();
  const sent = await officer.sendReturn({
    return: INVENTED_RETURN,
    laCode: LA_CODE,
    collectionYear: YEAR,
    files,
  });
  counter.worked('validate-return', await secondsOfChecks(stores.submissions, sent.id));
  const submission = counter.take();
  const path = `/api/v1/submissions/${sent.id}`;
  await officer.post(`${path}/accept`, {}, Submission);
  await platform.queue.idle();
  const done = await officer.get(path, Submission);
  counter.worked('publish-return', secondsBetween(done.acceptance?.at, done.publication?.at));
  const publication = counter.take();
  const analyst = await as('analyst');
  counter.take();
  const body = { note: 'Costs.' };
  const { release: number } = await analyst.post('/api/v1/releases', body, ReleaseStatus);
  await platform.queue.idle();
  const released = await analyst.get(`/api/v1/releases/${number}`, ReleaseStatus);
  counter.worked('release-indicators', secondsBetween(released.requestedAt, released.publishedAt));
  const release = counter.take();
  const asked = { laCode: LA_CODE, release: number };
  const start = performance.now();
  const pack = await analyst.post('/api/v1/evidence-packs', asked, EvidencePackStatus);
  await platform.queue.idle();
  counter.worked('build-evidence-pack', (performance.now() - start) / 1000);
  await analyst.get(`/api/v1/evidence-packs/${pack.id}`, z.unknown());
  const packed = counter.take();
  const pages = PAGES(number);
  for (const page of pages) await analyst.get(page, z.unknown());
  const page = counter.take();
  return {
    measuredOn: new Date().toISOString().slice(0, 10),
    children: CHILDREN,
    uploadBytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
    ...(await sizesOf(platform, done)),
    acts: { submission, publication, release, pack: packed, page: dividedBy(page, pages.length) },
  };
}

async function sizesOf({ stores }: LocalPlatform, { publication }: Submission) {
  const referenceBytes = REFERENCE_TABLES.map(async ({ table }) => {
    const size = (await stores.lake.head(`${table.location}/data.parquet`))?.size ?? 0;
    return [table.name, size] as const;
  });
  const tables = publication?.tables ?? [];
  return {
    lakeBytes: Object.fromEntries(tables.map(({ table, bytes }) => [table, bytes])),
    submissionBytes: await sizeOf(stores.submissions, 'la_code='),
    referenceBytes: Object.fromEntries(await Promise.all(referenceBytes)),
    releaseBytes: await sizeOf(stores.releases, '0'),
    packBytes: await sizeOf(stores.releases, 'packs/'),
  };
}

function returnOf500() {
  const returns = makeReturns({
    laCode: LA_CODE,
    years: [YEAR],
    children: CHILDREN,
    placements3PlusShare: 0.1,
    socialWorkers3PlusShare: 0.27,
    seed: 'costs',
  });
  return returns[YEAR] ?? [];
}

async function secondsOfChecks(submissions: ObjectStore, id: string): Promise<number> {
  const found = await submissions.get(`la_code=${LA_CODE}/${id}/validation.json`);
  const Summary = z.looseObject({ seconds: z.number() });
  return Summary.parse(JSON.parse(Buffer.from(found?.body ?? '{}').toString())).seconds;
}

function secondsBetween(from = '', to = ''): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

async function sizeOf(store: ObjectStore, prefix: string): Promise<number> {
  let bytes = 0;
  for await (const { size } of store.list(prefix)) bytes += size;
  return bytes;
}

function dividedBy(
  act: MeasuredUsage['acts']['page'],
  times: number,
): MeasuredUsage['acts']['page'] {
  const functions = Object.entries(act.functions).map(([name, { calls, seconds }]) => [
    name,
    { calls: calls / times, seconds: seconds / times },
  ]);
  return {
    functions: Object.fromEntries(functions),
    reads: act.reads / times,
    writes: act.writes / times,
    lists: act.lists / times,
    bytesOut: Math.round(act.bytesOut / times),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Saves the measurements, from which the costs are calculated. */
export async function saveMeasuredUsage(measured: MeasuredUsage, file: string): Promise<void> {
  await writeFile(file, `${JSON.stringify(measured, null, 2)}\n`);
}
