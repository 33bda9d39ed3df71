import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReleaseStatus } from '../../schemas/api/releases.ts';
import { textOf } from '../pages/support/page-html.ts';
import { ANALYST, INSPECTOR, openService, type Service } from '../pages/support/service.ts';
import { openReleaseWorld, type ReleaseWorld } from './support/release-world.ts';

let world: ReleaseWorld;
let service: Service;
beforeAll(async () => {
  world = await openReleaseWorld();
  service = await openService();
});
afterAll(() => world.close());

/** What the API and the page show for a release, from the files in its folder. */
async function seen(number: number, as = INSPECTOR) {
  for await (const { key } of world.releases.list('0')) {
    await service.stores.releases.put(key, (await world.releases.get(key))?.body ?? '');
  }
  const { html: text } = await service.get(`/api/v1/releases/${number}`, as);
  const { html } = await service.get(`/releases/${number}`, as);
  return { status: ReleaseStatus.parse(JSON.parse(text)), html, words: textOf(html) };
}

const REQUEST = JSON.stringify({ at: '2026-11-22T11:59:00.000Z', by: 'analyst', note: '' });
const stopped = new Error('Stopped for the test.');

describe('a release that is being made', () => {
  it('is waiting at first', async () => {
    await world.releases.put('000001/request.json', REQUEST);
    const { status, words } = await seen(1);

    expect(status).toMatchObject({ status: 'publishing', progress: { stepsDone: 0 } });
    expect(words).toContain('Waiting to start');
  });

  it('reports for each step how many are done and what it is doing', async () => {
    const progress: NonNullable<ReleaseStatus['progress']>[] = [];
    for (let calls = 0; calls < 60; calls += 1) {
      await world.release(1, { secondsAtATime: 0 });
      const { status, words, html } = await seen(1);
      if (status.status === 'published') break;
      const { stepsDone = 0, stepsTotal, doing = '' } = status.progress ?? {};
      progress.push({ stepsDone, stepsTotal, doing });
      expect(words).toContain(`${doing}: ${stepsDone} of ${stepsTotal} steps are done`);
      expect(html).toContain(`max="${stepsTotal}" value="${stepsDone}"`);
      expect(html).toContain('href="/releases/1">Check the progress</a>');
    }

    expect(progress.map(({ stepsDone }) => stepsDone)).toEqual(progress.map((_, at) => at + 2));
    expect(new Set(progress.map(({ doing }) => doing)).size).toBe(progress.length);
    expect(progress[0]?.doing).toMatch(/^Writing the table \w+$/u);
    expect(progress.at(-1)?.stepsDone).toBe((progress[0]?.stepsTotal ?? 0) - 3);
    expect((await seen(1)).status).not.toHaveProperty('progress');
  }, 300_000);

  it('reports that it writes documents', async () => {
    const doing: (string | undefined)[] = [];
    await world.release(2, {
      releases: (store) => ({
        ...store,
        create: async (key, ...what) => {
          const created = await store.create(key, ...what);
          if (/units\/823|measures\/placements_3plus\.json/u.test(key)) {
            doing.push((await seen(2)).status.progress?.doing);
          }
          return created;
        },
      }),
    });

    expect(doing).toEqual([
      'Writing the documents of councils',
      'Writing the documents of measures',
    ]);
  }, 120_000);
});

describe('a release that has failed', () => {
  it('shows its progress and what to do', async () => {
    await world
      .release(3, {
        engine: (engine) => ({
          ...engine,
          writeTable: async (select, table, options) => {
            if (table.table.startsWith('indicator_')) throw stopped;
            await engine.writeTable(select, table, options);
          },
        }),
      })
      .catch(() => {});
    await world.releases.put(
      '000003/failure.json',
      JSON.stringify({ at: '2026-11-22T12:00:00.000Z', message: 'A fault on our side.' }),
    );

    const { status, words } = await seen(3);
    expect(status).toMatchObject({ status: 'failed', failure: 'A fault on our side.' });
    const { stepsDone, stepsTotal, doing } = status.progress ?? {};
    expect(words).toContain(
      `It stopped after ${stepsDone} of ${stepsTotal} steps, while doing this: ${doing}.`,
    );
    expect(words).toContain('Use the release before it, which has not changed.');
    expect(words).toContain('Ask an analyst to publish another release.');
    expect((await seen(3, ANALYST)).html).toContain('href="/releases">Publish another release</a>');
  }, 120_000);
});
