import type { TestProject } from 'vitest/node';
import { type Cloud, type CloudAddresses, openCloud } from '../../support/cloud/open-cloud.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly cloud: CloudAddresses;
    /** The emulator of AWS, for suites that want no deployment. */
    readonly ministackUrl: string;
  }
}

let cloud: Cloud | undefined;

/** Deploys the platform once for all suites. A deployment that does not come fails the run. */
export async function setup(project: TestProject): Promise<void> {
  cloud = await openCloud();
  project.provide('cloud', cloud.addresses);
  project.provide('ministackUrl', cloud.addresses.emulator);
}

/** Takes everything away again. */
export async function teardown(): Promise<void> {
  await cloud?.close();
}
