import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { returnInForce } from '../../functions/shared/submissions/returns-in-force.ts';
import { submissionKey } from '../../functions/shared/submissions/submission-folder.ts';
import type { ApiClient } from '../support/api-client.ts';
import { deployedService } from '../support/cloud/deployed-service.ts';
import { createGatewayClient } from '../support/cloud/gateway/gateway-client.ts';
import { invokeFunction } from '../support/cloud/gateway/invoke-function.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';
import { switchRules } from './support/event-rules.ts';
import { eventually } from './support/eventually.ts';
import { lakeStores } from './support/lake-stores.ts';
import { limitTime } from './support/limit-time.ts';
import { workQueues } from './support/work-queues.ts';
import { writeAgain } from './support/write-again.ts';

const COUNCIL = '826';
const YEAR = 2025;
const FILES = filesOf(smallCouncilReturns(COUNCIL, 'faults'), YEAR);

const cloud = inject('cloud');
const service = deployedService(cloud);
const gateway = createGatewayClient(cloud.gateway);
const { lake } = lakeStores(cloud);
const validation = workQueues(cloud, 'validate-return');
const publication = workQueues(cloud, 'publish-return');

let officer: ApiClient;
let analyst: ApiClient;
let deadBefore: number;
let newestBefore: number | undefined;
let tooLarge: number;
beforeAll(async () => {
  analyst = await service.as('analyst');
  officer = await service.as(`officer ${COUNCIL}`);
  // A message whose worker died is delivered again after 8 seconds, instead of the half hour used on AWS.
  await validation.redeliverAfter(8);
  await publication.redeliverAfter(8);
  // Work that is attempted three times, with pauses, runs during the other tests. Its own tests check how it ended.
  deadBefore = await validation.deadLetters();
  await validation.send('This is no event.');
  newestBefore = await newestRelease();
  await gateway.planQuery({ matches: 'create table', outcome: 'over-limit', times: 99 });
  tooLarge = await askForRelease();
});
afterEach(() => gateway.calm());

const submission = async (id: string) => (await officer.get(`/api/v1/submissions/${id}`)).json;
/** Number of the newest release that is published. */
const newestRelease = async (): Promise<number | undefined> => {
  const { json } = await analyst.get('/api/v1/releases');
  const all = json.results as { release: number; status: string }[];
  return all.find(({ status }) => status === 'published')?.release;
};
const askForRelease = async () =>
  (await analyst.post('/api/v1/releases', { note: 'faults' })).json.release;
const submit = () => officer.submit(COUNCIL, YEAR, FILES);
/** Waits until no work is left, except the message that is not an event. */
const queuesEmpty = () =>
  eventually(async () => {
    expect(await validation.waiting()).toBeLessThan(2);
    expect(await publication.waiting()).toBe(0);
  });

/** Ids of the council's returns in force. */
async function inForce(): Promise<readonly string[]> {
  const { json } = await officer.get('/api/v1/submissions');
  const all = json.results as { id: string; status: string }[];
  return all.filter(({ status }) => status === 'published').map(({ id }) => id);
}

/** The number of dead letters of the checks, once the message that is not an event is one of them. */
const settledDeadLetters = () =>
  eventually(async () => {
    const now = await validation.deadLetters();
    expect(now).toBeGreaterThan(deadBefore);
    return now;
  });

/** The number of tables in the lake of the return in force. */
async function tablesInForce(): Promise<number> {
  const page = { returnType: 'ssda903', collectionYear: YEAR, laCode: COUNCIL };
  const id = (await returnInForce(lake, page))?.submission_id;
  let tables = 0;
  for await (const { key } of lake.list('ssda903_'))
    tables += key.endsWith(`/${id}.parquet`) ? 1 : 0;
  return tables;
}

describe('events that are delivered several times, or late,', () => {
  it('are handled once: a return is checked and published once, also after a newer return', async () => {
    const older = await submit();
    await Promise.all(
      [1, 2, 3].map(() => validation.deliver(submissionKey(older.id, 'completed.json'))),
    );
    const { publication: first } = await officer.accept(older.id);
    const newer = await submit();
    const { publication: second } = await officer.accept(newer.id);
    expect(second.sequence).toBe(first.sequence + 1);
    for (const id of [older.id, newer.id, older.id])
      await publication.deliver(submissionKey(id, 'acceptance.json'));
    await validation.deliver(submissionKey(older.id, 'completed.json'));
    await queuesEmpty();
    expect((await submission(older.id)).publication).toEqual(first);
    expect((await submission(newer.id)).publication).toEqual(second);
    expect(await inForce()).toEqual([newer.id]);
    expect(await publication.deadLetters()).toBe(0);
  });
});

describe('the time that returns wait for a release', () => {
  it('is recorded by the function that runs once a day', async () => {
    expect(await inForce()).toHaveLength(1);
    await invokeFunction(cloud.emulator, 'watch-releases');
    await eventually(async () =>
      expect(await service.logText()).toContain('"DaysWaitingForRelease"'),
    );
  });
});

describe('a worker that dies', () => {
  const dieAfterWrite = (caller: string, nth: number) =>
    gateway.plan({
      caller,
      action: 's3:PutObject',
      nth,
      when: 'after',
      effect: { is: 'kill' },
    });

  it('publishes a complete return, whichever write it dies after', async () => {
    // Each attempt gets its own delivery. Messages of dead attempts stay hidden.
    await publication.redeliverAfter(900);
    const whole = await tablesInForce();
    expect(whole).toBeGreaterThan(8);
    const { id } = await submit();
    const path = `/api/v1/submissions/${id}`;
    const deaths: string[] = [];
    for (let write = 1; ; write += 1) {
      const death = await dieAfterWrite('publish-return', write);
      if (write === 1) await officer.post(`${path}/accept`, {});
      else await publication.deliver(submissionKey(id, 'acceptance.json'));
      await eventually(async () => {
        const struck = await death.struck();
        const { status } = await submission(id);
        expect(struck > 0 || status === 'published').toBe(true);
      });
      if ((await death.struck()) === 0) break;
      const { status } = await submission(id);
      deaths.push(status);
      // Every table of the return in force is in the lake.
      expect(await tablesInForce()).toBe(whole);
      await gateway.calm();
    }
    // It writes each table, the key file, the ledger entry and the publication.
    expect(deaths.length).toBeGreaterThan(10);
    expect(await inForce()).toEqual([id]);
    await publication.empty();
    await publication.redeliverAfter(8);
  });

  it('checks a return without help after it died while reading an upload', async () => {
    const death = await gateway.plan({
      caller: 'validate-return',
      action: 's3:GetObject',
      nth: 2,
      effect: { is: 'kill' },
    });
    const checked = await submit();
    expect(await death.struck()).toBe(1);
    expect(checked.status).toBe('clean');
  });
});

describe('a message whose worker fails every time', () => {
  it('goes to the dead letters if it is not an event, and the next one is handled', async () => {
    expect((await submit()).status).toBe('clean');
    await settledDeadLetters();
  });

  it('goes to the dead letters, the council sees the failure, and the return is checked when it is sent back', async () => {
    const others = await settledDeadLetters();
    await gateway.plan({
      caller: 'validate-return',
      action: 's3:GetObject',
      resource: 'landing',
      times: 1000,
      effect: { is: 'kill' },
    });
    const failed = await submit();
    expect(failed.status).toBe('failed');
    await eventually(async () => expect(await validation.deadLetters()).toBe(others + 1));
    await gateway.calm();
    await validation.redrive();
    const checked = await eventually(async () => {
      const found = await submission(failed.id);
      expect(found.status).toBe('clean');
      return found;
    });
    expect(checked.counts.errors).toBe(0);
  });
});

describe('a function that lost a permission', () => {
  it('reports that the checks failed on our side, and succeeds when it is called again', async () => {
    await gateway.withdraw({ caller: 'validate-return', action: 'kms:Decrypt' });
    const failed = await submit();
    expect(failed.status).toBe('failed');
    expect(JSON.stringify(failed)).toContain('our side');
    await gateway.calm();
    await validation.deliver(submissionKey(failed.id, 'completed.json'));
    await eventually(async () => expect((await submission(failed.id)).status).toBe('clean'));
  });
});

describe('a lost event', () => {
  it('makes the waiting client fail with the log, and is replaced by writing the object again', async () => {
    const impatient = await service.as(`officer ${COUNCIL}`, 15);
    const rules = await switchRules(cloud, 'validatereturn');
    await rules.off();
    try {
      const lost = impatient.submit(COUNCIL, YEAR, FILES);
      await expect(lost).rejects.toThrow(/is still checking after 15 s.*The functions' log/s);
    } finally {
      await rules.on();
    }
    const { json } = await officer.get('/api/v1/submissions');
    const lost = json.results.find((one: { status: string }) => one.status === 'checking');
    await writeAgain(cloud, 'SubmissionsBucket', submissionKey(lost.id, 'completed.json'));
    await eventually(async () => expect((await submission(lost.id)).status).toBe('clean'));
  });
});

describe('a release whose Athena query misbehaves', () => {
  it('fails and stays hidden if the query always reads more than its limit', async () => {
    const ended = await analyst.waitWhile(`/api/v1/releases/${tooLarge}`, 'publishing');
    expect(ended.status).toBe('failed');
    expect(await newestRelease()).toBe(newestBefore);
    const releases = workQueues(cloud, 'release-indicators');
    await eventually(async () => expect(await releases.deadLetters()).toBe(1));
    await gateway.calmQueries();
  });

  it('stops a query that takes too long, tries again and uses the returns in force at its start', async () => {
    const [asItBegan] = await inForce();
    const mark = await gateway.mark();
    const time = limitTime(cloud, 'ReleaseIndicatorsFunction');
    await time.set(60);
    await gateway.planQuery({ matches: 'create table', outcome: 'slow' });
    const release = await askForRelease();
    await eventually(async () => {
      const calls = await gateway.calls(mark);
      const stops = calls.filter(({ action }) => action === 'athena:StopQueryExecution');
      expect(stops.length).toBeGreaterThan(0);
    });
    // The emulator stops a function whose settings change. Wait until this one has ended; it is called again after 20 s.
    await wait(8000);
    await time.set(900);
    const { id: meanwhile } = await submit();
    await officer.accept(meanwhile);
    const { status } = (await analyst.get(`/api/v1/releases/${release}`)).json;
    expect(status).toBe('publishing');
    const ended = await analyst.waitWhile(`/api/v1/releases/${release}`, 'publishing');
    expect(ended.status).toBe('published');
    const returns: { laCode: string; submission: string }[] = ended.manifest.returns;
    const ours = returns.filter(({ laCode }) => laCode === COUNCIL);
    expect(ours.map(({ submission: id }) => id)).toEqual([asItBegan]);
    expect(await inForce()).toEqual([meanwhile]);
    expect(await newestRelease()).toBe(release);
  });
});
