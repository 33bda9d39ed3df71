import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHandler as createWatchReleases } from '../../functions/watch-releases/handler.ts';
import { createLocalLog } from '../../infra/local/local-log.ts';
import type { ApiClient } from '../support/api-client.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';
import { openWorld, type World } from '../support/world.ts';

const RETURNS = smallCouncilReturns();
const FILES = filesOf(RETURNS, 2024);
const LEDGER = 'ledger/return_type=ssda903/collection_year=2024/la_code=823/';

describe('a return whose publication takes a long time', { timeout: 300_000 }, () => {
  let world: World;
  let officer: ApiClient;
  /** Writes of this submission to the lake wait until `letGo`. */
  let held = '';
  /** The acceptance of this submission stops after its number is taken. */
  let failing = '';
  let letGo: () => void = () => {};
  let gate = Promise.resolve();

  beforeAll(async () => {
    world = await openWorld({
      around: (stores) => {
        const waits =
          <Arguments extends [key: string, ...unknown[]], Result>(
            write: (...given: Arguments) => Promise<Result>,
          ) =>
          async (...given: Arguments): Promise<Result> => {
            if (held !== '' && given[0].includes(held)) await gate;
            return await write(...given);
          };
        const create: typeof stores.submissions.create = async (key, ...rest) => {
          if (failing !== '' && key.endsWith(`${failing}/acceptance.json`)) {
            throw new Error('Stopped.');
          }
          return await stores.submissions.create(key, ...rest);
        };
        return {
          ...stores,
          lake: { ...stores.lake, put: waits(stores.lake.put) },
          submissions: { ...stores.submissions, create },
        };
      },
    });
    officer = await world.as('officer 823');
  });
  afterAll(() => world.close());

  const hold = (id: string) => {
    held = id;
    ({ promise: gate, resolve: letGo } = Promise.withResolvers<void>());
  };
  const at = (id: string) => `/api/v1/submissions/${id}`;
  const statusOf = async (id: string) => (await officer.get(at(id))).json.status;
  const entries = async () => {
    const keys: string[] = [];
    for await (const { key } of world.platform.stores.lake.list(LEDGER)) keys.push(key);
    return keys.map((key) => key.slice(LEDGER.length));
  };
  const daysWaiting = async (days: number) => {
    const recorded: number[] = [];
    const { lake, releases } = world.platform.stores;
    await createWatchReleases({
      lake,
      releases,
      clock: { now: () => new Date(Date.now() + days * 86_400_000) },
      log: createLocalLog({ write: () => {} }),
      metrics: { record: (_name, value) => void recorded.push(value) },
    })();
    return recorded[0];
  };

  it('does not replace the correction that was accepted after it', async () => {
    const first = await officer.submit('823', 2024, FILES);
    const second = await officer.submit('823', 2024, FILES);
    hold(first.id);
    await officer.post(`${at(first.id)}/accept`);
    const corrected = await officer.accept(second.id);
    expect(corrected).toMatchObject({ status: 'published', publication: { sequence: 2 } });
    expect(await statusOf(first.id)).toBe('publishing');
    expect(await entries()).toEqual(['000002.json']);
    letGo();
    expect(await officer.waitWhile(at(first.id), 'publishing')).toMatchObject({
      status: 'superseded',
      publication: { sequence: 1 },
      supersededBy: second.id,
    });
    expect(await statusOf(second.id)).toBe('published');
    expect(await entries()).toEqual(['000001.json', '000002.json']);
    const { json: list } = await officer.get('/api/v1/submissions');
    expect(
      list.results.map(({ id, status }: { id: string; status: string }) => [id, status]),
    ).toEqual(
      expect.arrayContaining([
        [first.id, 'superseded'],
        [second.id, 'published'],
      ]),
    );
    expect((await officer.get(`${at(first.id)}/receipt`)).json.inForce).toBe(false);
    expect((await officer.get(`${at(second.id)}/receipt`)).json.inForce).toBe(true);
    expect(await release()).toEqual([{ submission: second.id, sequence: 2 }]);
    expect(await daysWaiting(30), 'what is released is what is in force').toBe(0);
    const next = await officer.submit('823', 2025, filesOf(RETURNS, 2025));
    const { json: checks } = await officer.get(`${at(next.id)}/checks`);
    expect(checks.lastYear).toMatchObject({ submission: second.id });
  });

  it('comes into force when the one accepted after it is withdrawn', async () => {
    const { json } = await officer.get('/api/v1/submissions');
    const find = (status: string) =>
      json.results.find((one: { status: string }) => one.status === status).id;
    const [older, newer] = [find('superseded'), find('published')];
    await officer.post(`${at(newer)}/withdraw`, { reason: 'Test.' });
    await officer.waitWhile(at(newer), 'withdrawing');
    expect(await statusOf(older)).toBe('published');
    expect(await entries()).toEqual(['000001.json', '000002.json', '000003.json']);
  });

  it('blocks no other return if it never ends', async () => {
    const stuck = await officer.submit('823', 2024, FILES);
    const after = await officer.submit('823', 2024, FILES);
    hold(stuck.id);
    await officer.post(`${at(stuck.id)}/accept`);
    expect(await officer.accept(after.id)).toMatchObject({ publication: { sequence: 5 } });
    await officer.post(`${at(after.id)}/withdraw`, { reason: 'Test.' });
    await officer.waitWhile(at(after.id), 'withdrawing');
    expect(await entries()).not.toContain('000004.json');
    expect(await entries()).toContain('000006.json');
    letGo();
    await world.platform.queue.idle();
    expect(await statusOf(stuck.id)).toBe('published');
  });

  it('counts from the time when its acceptance is written, not from an earlier attempt that stopped', async () => {
    const broken = await officer.submit('823', 2024, FILES);
    const other = await officer.submit('823', 2024, FILES);
    failing = broken.id;
    expect((await officer.post(`${at(broken.id)}/accept`)).status).toBe(500);
    failing = '';
    expect(await statusOf(broken.id)).toBe('clean');
    const { publication } = await officer.accept(other.id);
    const again = await officer.accept(broken.id);
    expect(again.publication.sequence).toBe(publication.sequence + 1);
    expect(await statusOf(broken.id)).toBe('published');
    expect(await statusOf(other.id)).toBe('superseded');
  });

  async function release(): Promise<unknown> {
    const analyst = await world.as('analyst');
    const { json } = await analyst.post('/api/v1/releases', { note: 'Late.' });
    const done = await analyst.waitWhile(`/api/v1/releases/${json.release}`, 'publishing');
    return done.manifest.returns.map(
      ({ submission, sequence }: { submission: string; sequence: number }) => ({
        submission,
        sequence,
      }),
    );
  }
});
