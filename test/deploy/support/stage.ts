import type { TestProject } from 'vitest/node';
import { fetchMinistack } from '../../support/cloud/ministack.ts';
import { type Cloud, type CloudAddresses, openCloud } from '../../support/cloud/open-cloud.ts';
import { timed } from '../../support/cloud/stopwatch.ts';
import { fetchTrino } from '../../support/trino/fetch-trino.ts';
import { findJava } from '../../support/trino/find-java.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly cloud: CloudAddresses;
    /** The emulator of AWS, for suites that want no deployment. */
    readonly ministackUrl: string;
  }
}

let cloud: Cloud | undefined;

/**
 * Deploys the platform once for all suites. A deployment that does not come fails the run. Where what it needs is not to
 * be had, the suites are left out, and on a build machine (CI) that is a failure.
 */
export async function setup(project: TestProject): Promise<void> {
  try {
    await timed('Trino, Java and the emulator of AWS fetched', async () => {
      await fetchTrino();
      await findJava();
      await fetchMinistack();
    });
  } catch (error) {
    if (process.env.CI) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`THE SUITES ON A DEPLOYMENT ARE LEFT OUT. ${reason}\n`);
    process.exit(0);
  }
  cloud = await openCloud();
  project.provide('cloud', cloud.addresses);
  project.provide('ministackUrl', cloud.addresses.emulator);
}

/** Takes everything away again. */
export async function teardown(): Promise<void> {
  await cloud?.close();
}
