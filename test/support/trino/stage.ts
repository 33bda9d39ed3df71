import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { moveHome } from '../tools/own-home.ts';
import { skipOrFail } from '../tools/skip-or-fail.ts';
import { MEMORY, plainFiles } from './catalogues.ts';
import { fetchTrino } from './fetch-trino.ts';
import { findJava } from './find-java.ts';
import { peakMegabytes } from './peak-memory.ts';
import { startTrino, type Trino } from './start-trino.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the cluster; empty when there is none. It also has a catalogue `memory`. */
    readonly trinoUrl: string;
    /** Its catalogue over plain files. */
    readonly trinoCatalogue: string;
    /** Folder that the catalogue `lake` sees as `local:///`. */
    readonly trinoLakeFolder: string;
  }
}

let trino: Trino | undefined;
let folder = '';
let home: string | undefined;

/** Starts one Trino for all tests. If it cannot start, the tests are skipped; on a build machine (CI) they fail. */
export async function setup(project: TestProject): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'care-stability-trino-lake-'));
  project.provide('trinoLakeFolder', folder);
  project.provide('trinoCatalogue', 'lake');
  try {
    await timed('Fetching Trino and Java', async () => [await fetchTrino(), await findJava()]);
    home = await mkdtemp(join(tmpdir(), 'care-stability-home-'));
    moveHome(home);
    trino = await timed('Starting Trino', () =>
      startTrino({ catalogues: { lake: plainFiles(folder), memory: MEMORY } }),
    );
  } catch (error) {
    skipOrFail('the tests on Trino', error);
  }
  project.provide('trinoUrl', trino?.url ?? '');
}

/** Stops Trino and removes its data. */
export async function teardown(): Promise<void> {
  if (trino !== undefined) say(`Trino used ${peakMegabytes(trino.pid) ?? '?'} MB at most.`);
  await trino?.stop();
  await rm(folder, { recursive: true, force: true });
  if (home !== undefined) await rm(home, { recursive: true, force: true });
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const from = Date.now();
  const done = await work();
  say(`${what} took ${((Date.now() - from) / 1000).toFixed(1)} s.`);
  return done;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
