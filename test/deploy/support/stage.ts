import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { fetchMinistack } from '../../support/cloud/ministack.ts';
import { type Cloud, type CloudAddresses, openCloud } from '../../support/cloud/open-cloud.ts';
import { timed } from '../../support/cloud/stopwatch.ts';
import { moveHome } from '../../support/tools/own-home.ts';
import { skipOrFail } from '../../support/tools/skip-or-fail.ts';
import { fetchTrino } from '../../support/trino/fetch-trino.ts';
import { findJava } from '../../support/trino/find-java.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly cloud: CloudAddresses;
    /** The emulator of AWS, for suites that need no deployment. */
    readonly ministackUrl: string;
  }
}

let cloud: Cloud | undefined;
let home: string | undefined;

/**
 * Deploys the platform once for all suites. The run fails if the deployment fails. If a tool is unavailable, the suites
 * are skipped, except where `CI` is set: there the run fails.
 */
export async function setup(project: TestProject): Promise<void> {
  try {
    await timed('Trino, Java and the emulator of AWS fetched', async () => {
      await fetchTrino();
      await findJava();
      await fetchMinistack();
    });
  } catch (error) {
    skipOrFail('the suites on a deployment', error);
    process.exit(0);
  }
  home = await mkdtemp(join(tmpdir(), 'care-stability-home-'));
  moveHome(home);
  cloud = await openCloud();
  project.provide('cloud', cloud.addresses);
  project.provide('ministackUrl', cloud.addresses.emulator);
}

/** Removes the deployment and the temporary home. */
export async function teardown(): Promise<void> {
  await cloud?.close();
  if (home !== undefined) await rm(home, { recursive: true, force: true });
}
