import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { EvidencePackStatus } from '../../schemas/api/evidence-packs.ts';
import type { ReleaseStatus } from '../../schemas/api/releases.ts';
import { Submission, SubmissionList } from '../../schemas/api/submissions.ts';
import {
  DEMONSTRATION_COUNCILS,
  type DemonstrationCouncil,
  INVENTED,
} from './demonstration/councils.ts';
import { makeReturns } from './demonstration/make-returns.ts';
import { INVENTED_RETURN } from './demonstration/return-rows.ts';
import {
  createServiceClient,
  makeRelease,
  type ReturnToSend,
  type ServiceClient,
} from './service-client.ts';

interface Settings {
  readonly origin: string;
  readonly dataFolder: string;
  readonly say: (text: string) => void;
  /** Receives a sentence about the current step whenever it changes. */
  readonly onProgress?: (doing: string) => void;
}

const REASON =
  'Demonstration: the remaining errors were checked with the teams and are right as recorded.';

/** For a submission in any other state, the return is sent again. */
const GOES_ON = new Set<Submission['status']>(['clean', 'errors', 'publishing', 'published']);

/** The council with the first evidence pack. Its last return has some mistakes. */
const COUNCIL_OF_THE_PACK = '823';

/**
 * Runs the main job once in a data folder, over HTTP as users do it: invented returns of three councils and two years
 * are uploaded, checked, accepted and published, a release is made, and an evidence pack is written. If it is stopped,
 * it continues at the next start.
 */
export async function demonstrate(settings: Settings): Promise<void> {
  const { origin, dataFolder, say, onProgress = () => {} } = settings;
  const done = join(dataFolder, 'demonstration.json');
  if (existsSync(done)) return say('The demonstration data are in place.');
  say(`First start: making the demonstration. ${INVENTED}`);
  mkdirSync(demonstrationFolder(dataFolder), { recursive: true });
  for (const council of DEMONSTRATION_COUNCILS) await publishReturns(council, settings);
  const analyst = await createServiceClient({ origin, dataFolder, account: ['analyst'] });
  const { release, returns } = await makeRelease(analyst, `Demonstration. ${INVENTED}`, (now) =>
    onProgress(releaseWords(now)),
  );
  say(`  Release ${release} published from ${returns} returns: ${origin}/releases/${release}`);
  onProgress('The evidence pack on Central Bedfordshire is being written.');
  const pack = await makePack(release, settings);
  say(`  Evidence pack on Central Bedfordshire: ${origin}/evidence-packs/${pack}`);
  writeFileSync(done, JSON.stringify({ release, pack }));
}

/** The progress of a release in a sentence. */
function releaseWords({ release, progress }: ReleaseStatus): string {
  const { doing = 'Waiting to begin', stepsDone = 0, stepsTotal } = progress ?? {};
  const steps = stepsTotal === undefined ? '' : ` (${stepsDone} of ${stepsTotal} steps are done)`;
  return `Release ${release} is being calculated. ${doing}${steps}.`;
}

/** True once a data folder may contain invented returns. */
export function holdsInventedReturns(dataFolder: string): boolean {
  return existsSync(demonstrationFolder(dataFolder));
}

function demonstrationFolder(dataFolder: string): string {
  return join(dataFolder, 'demonstration');
}

async function publishReturns(council: DemonstrationCouncil, settings: Settings): Promise<void> {
  const { origin, dataFolder, say, onProgress = () => {} } = settings;
  const { laCode, name } = council;
  const officer = await createServiceClient({ origin, dataFolder, account: ['officer', laCode] });
  const { results } = await officer.get('/api/v1/submissions', SubmissionList);
  const published = results.filter(({ status }) => status === 'published');
  const returns = makeReturns(council);
  for (const [year, files] of Object.entries(returns)) {
    const collectionYear = Number(year);
    if (published.some((one) => one.collectionYear === collectionYear)) continue;
    const tell = (step: string) =>
      onProgress(`The return of ${name} for ${year} is being ${step}.`);
    tell('uploaded');
    const wanted = { return: INVENTED_RETURN, laCode, collectionYear, files };
    const checked =
      (await begunBefore(officer, wanted, dataFolder)) ??
      (await officer.sendReturn(wanted, () => tell('checked')));
    noteBegun(wanted, checked.id, dataFolder);
    tell('published');
    await accept(officer, checked);
    const errors = checked.counts?.errors ?? 0;
    say(`  ${name} ${year}: ${files.length} files uploaded, ${errors} errors found, published`);
  }
}

type Wanted = Pick<ReturnToSend, 'laCode' | 'collectionYear'>;

/** Keeps the ids of the demonstration's submissions, so that it never accepts another one. */
function begunFile({ laCode, collectionYear }: Wanted, dataFolder: string): string {
  return join(demonstrationFolder(dataFolder), `${laCode}-${collectionYear}.txt`);
}

function noteBegun(wanted: Wanted, id: string, dataFolder: string): void {
  writeFileSync(begunFile(wanted, dataFolder), id);
}

/** The submission of an earlier start that was stopped before its publication. */
async function begunBefore(
  officer: ServiceClient,
  wanted: Wanted,
  dataFolder: string,
): Promise<Submission | undefined> {
  const file = begunFile(wanted, dataFolder);
  if (!existsSync(file)) return undefined;
  const { results } = await officer.get('/api/v1/submissions', SubmissionList);
  const id = readFileSync(file, 'utf8');
  const begun = results.find((one) => one.id === id && GOES_ON.has(one.status));
  return begun && (await officer.get(`/api/v1/submissions/${id}`, Submission));
}

async function accept(officer: ServiceClient, { id, status }: Submission): Promise<void> {
  const path = `/api/v1/submissions/${id}`;
  if (status === 'clean' || status === 'errors') {
    await officer.post(`${path}/accept`, status === 'errors' ? { reason: REASON } : {}, Submission);
  } else if (status !== 'publishing' && status !== 'published') {
    throw new Error(`A demonstration return was ${status}: look at ${path}.`);
  }
  const ended = await officer.until(path, Submission, (now) => now.status !== 'publishing');
  if (ended.status !== 'published') throw new Error(`A demonstration return is ${ended.status}.`);
}

async function makePack(release: number, { origin, dataFolder }: Settings): Promise<string> {
  const inspector = await createServiceClient({ origin, dataFolder, account: ['inspector'] });
  const wanted = { laCode: COUNCIL_OF_THE_PACK, release };
  const { id } = await inspector.post('/api/v1/evidence-packs', wanted, EvidencePackStatus);
  const State = z.looseObject({ status: z.string().optional() });
  const pack = `/api/v1/evidence-packs/${id}`;
  const { status } = await inspector.until(pack, State, (now) => now.status !== 'building');
  if (status === 'failed') throw new Error('The evidence pack could not be written.');
  return id;
}

/** Publishes the first release from published figures only, unless there is a release already. */
export async function publishFirstRelease({
  origin,
  dataFolder,
  say,
  onProgress = () => {},
}: Settings): Promise<void> {
  const done = join(dataFolder, 'first-release.json');
  if (existsSync(done) || existsSync(join(dataFolder, 'demonstration.json'))) return;
  const analyst = await createServiceClient({ origin, dataFolder, account: ['analyst'] });
  const { release } = await makeRelease(analyst, 'Published figures only: no returns yet.', (now) =>
    onProgress(releaseWords(now)),
  );
  writeFileSync(done, JSON.stringify({ release }));
  say(`Release ${release} published from published figures: ${origin}/councils`);
}
