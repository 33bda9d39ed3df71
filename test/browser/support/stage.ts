import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openWorld, type World } from '../../support/world.ts';
import { findChromium } from './find-chromium.ts';
import { makeScenes, type Scenes } from './scenes.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the browser, empty when there is none. */
    readonly chromium: string;
    readonly origin: string;
    readonly dataFolder: string;
    readonly scenes: Scenes;
  }
}

let world: World | undefined;

/** Opens one platform for all browser tests, with returns, releases and packs in every state. */
export async function setup(project: TestProject): Promise<void> {
  const chromium = findChromium() ?? '';
  project.provide('chromium', chromium);
  if (chromium === '') {
    process.stderr.write('Browser tests are left out: no Chromium was found. Set CHROMIUM.\n');
    return;
  }
  world = await openWorld({
    demonstration: true,
    dataFolder: await mkdtemp(join(tmpdir(), 'care-stability-browser-')),
  });
  project.provide('origin', world.origin);
  project.provide('dataFolder', world.dataFolder);
  project.provide('scenes', await makeScenes(world));
}

/** Closes the platform and removes its data. */
export async function teardown(): Promise<void> {
  await world?.close();
}
