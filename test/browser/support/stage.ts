import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { moveHome } from '../../support/tools/own-home.ts';
import { skipOrFail } from '../../support/tools/skip-or-fail.ts';
import { openWorld, type World } from '../../support/world.ts';
import { findChromium } from './find-chromium.ts';
import { makeScenes, type Scenes } from './scenes.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the browser. Empty if there is none. */
    readonly chromium: string;
    readonly origin: string;
    readonly dataFolder: string;
    readonly scenes: Scenes;
  }
}

let world: World | undefined;
let home: string | undefined;

/** Opens one platform for all browser tests, with returns, releases and packs in every state. */
export async function setup(project: TestProject): Promise<void> {
  const chromium = findChromium() ?? '';
  project.provide('chromium', chromium);
  if (chromium === '') {
    const reason = 'There is no Chromium here. Install the package chromium, or set CHROMIUM.';
    skipOrFail('the tests in a browser', new Error(reason));
    return;
  }
  home = await mkdtemp(join(tmpdir(), 'care-stability-home-'));
  moveHome(home);
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
  if (home !== undefined) await rm(home, { recursive: true, force: true });
}
