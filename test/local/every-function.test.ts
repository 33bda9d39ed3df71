import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FunctionEntry, REGISTER } from '../../functions/register.ts';
import { createLocalLog } from '../../infra/local/local-log.ts';
import { openPlatform } from '../../infra/local/platform.ts';
import { runSchedules } from '../../infra/local/run-schedules.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';
import { openWorld, type World } from '../support/world.ts';

const FILES = filesOf(smallCouncilReturns(), 2025);
const DAY_MS = 86_400_000;

const ADDED: FunctionEntry = {
  name: 'added-to-the-register',
  purpose: 'Has no folder yet.',
  kind: 'schedule',
  everyHours: 1,
  whenItFails: 'Nobody is affected.',
  memoryMb: 128,
  timeoutSeconds: 10,
  grants: {},
};

describe('a function of the register that has no code', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'care-stability-register-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('makes the local runner fail with its name', async () => {
    const opening = openPlatform({
      origin: 'http://localhost',
      dataFolder: folder,
      log: createLocalLog({ write: () => {} }),
      register: [ADDED, ...REGISTER],
    });
    await expect(opening).rejects.toThrow('added-to-the-register');
  });
});

describe('functions with a schedule', () => {
  let world: World;
  let days = 0;
  beforeAll(async () => {
    world = await openWorld({ clock: { now: () => new Date(Date.now() + days * DAY_MS) } });
  });
  afterAll(() => world.close());

  it('also run on one machine, and log their result', async () => {
    const officer = await world.as('officer 823');
    await officer.accept((await officer.submit('823', 2025, FILES)).id);
    days = 3;
    world.platform.startSchedules();
    await expect
      .poll(() => world.log.find((line) => line.includes('waiting for a release')))
      .toContain('"days":3');
  });

  it('are called again at their interval, also after a call that failed', async () => {
    const lines: string[] = [];
    const log = createLocalLog({ write: (line) => lines.push(line) });
    let calls = 0;
    const run = async () => {
      calls += 1;
      if (calls === 1) throw new TypeError('the first call fails');
    };
    const entry = { ...ADDED, kind: 'schedule' as const, whenItFails: 'Nobody is affected.' };
    const often = { ...entry, everyHours: 20 / 3_600_000, run };
    const schedules = runSchedules([often], log);
    await expect.poll(() => calls).toBeGreaterThan(2);
    await schedules.stop();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('added-to-the-register');
  });
});
