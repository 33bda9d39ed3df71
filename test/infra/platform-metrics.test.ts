import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricName } from '../../functions/shared/ports/metrics.ts';
import { createHandler as createWatch } from '../../functions/watch-releases/handler.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';
import { openWorld, type World } from '../support/world.ts';

interface Figure {
  readonly name: MetricName;
  readonly value: number;
  readonly outcome: string | undefined;
}

const DAY_MS = 86_400_000;
const FILES = filesOf(smallCouncilReturns(), 2025);

let world: World;
let now = Date.parse('2026-06-01T09:00:00Z');
const figures: Figure[] = [];
const metrics = {
  record: (name: MetricName, value: number, outcome?: string) =>
    void figures.push({ name, value, outcome }),
};
const clock = { now: () => new Date(now) };

/** How often each metric was recorded since the last call, by name and outcome. */
function counted(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { name, outcome } of figures.splice(0)) {
    const key = outcome === undefined ? name : `${name} ${outcome}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

async function daysWaiting(): Promise<number | undefined> {
  const { lake, releases } = world.platform.stores;
  const log = { info: () => {}, defect: () => {} };
  await createWatch({ lake, releases, clock, log, metrics })();
  const last = figures.pop();
  expect(last?.name).toBe('DaysWaitingForRelease');
  return last?.value;
}

async function publish(files = FILES): Promise<string> {
  const officer = await world.as('officer 823');
  const { id } = await officer.submit('823', 2025, files);
  await officer.accept(id);
  await world.platform.queue.idle();
  return id;
}

async function release(): Promise<void> {
  const analyst = await world.as('analyst');
  const { json } = await analyst.post('/api/v1/releases', { note: 'For the figures.' });
  await analyst.waitWhile(`/api/v1/releases/${json.release}`, 'publishing');
}

beforeAll(async () => {
  world = await openWorld({ clock, metrics, deliveries: 2 });
});
afterAll(() => world.close());

describe('the metrics of the platform', () => {
  it('record no wait for a release while there are no returns', async () => {
    expect(await daysWaiting()).toBe(0);
  });

  it('count a return once, however often its event arrives', async () => {
    await publish();
    expect(counted()).toEqual({
      'ReturnsChecked clean': 1,
      'ReturnsPublished published': 1,
    });
  });

  it('record for how many days an accepted return has waited for its first release', async () => {
    now += 3.5 * DAY_MS;
    expect(await daysWaiting()).toBe(3);
  });

  it('count a release once with its seconds, after which nothing waits', async () => {
    await release();
    expect(counted()).toEqual({ ReleasesPublished: 1, ReleaseSeconds: 1 });
    now += 30 * DAY_MS;
    expect(await daysWaiting()).toBe(0);
  });

  it('count days from the first change that is not in the newest release', async () => {
    const second = await publish();
    now += 2 * DAY_MS;
    await publish();
    now += 5 * DAY_MS;
    expect(await daysWaiting()).toBe(7);
    await release();
    expect(await daysWaiting()).toBe(0);
    expect(second).toMatch(/^ssda903-823-/);
  });

  it('count a withdrawal, which waits for a release as well', async () => {
    const officer = await world.as('officer 823');
    const { json } = await officer.get('/api/v1/submissions');
    const inForce = json.results.find(({ status }: { status: string }) => status === 'published');
    counted();
    await officer.post(`/api/v1/submissions/${inForce.id}/withdraw`, { reason: 'A wrong file.' });
    await world.platform.queue.idle();
    expect(counted()).toEqual({ 'ReturnsPublished withdrawn': 1 });
    now += DAY_MS;
    expect(await daysWaiting()).toBe(1);
  });

  it('count a user who returns from the provider without being signed in', async () => {
    const answer = await fetch(`${world.origin}/sign-in/callback?code=x&state=y`);
    expect(answer.status).toBe(400);
    expect(counted()).toEqual({ 'SignInsRefused not-signed-in': 1 });
  });
});
