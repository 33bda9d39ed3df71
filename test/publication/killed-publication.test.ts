import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineViews } from '../../functions/deploy-views/deploy-views.ts';
import { inDependencyOrder, readViews } from '../../functions/deploy-views/views.ts';
import { takeNumber } from '../../functions/shared/submissions/ledger-numbers.ts';
import { openDuckdbEngine } from '../../infra/local/duckdb-engine.ts';
import { bucketFolder, openStores } from '../../infra/local/stores.ts';
import { createUploadSigner } from '../../infra/local/upload-signer.ts';
import { filesOf, smallCouncilReturns, withChange } from '../support/small-council.ts';
import { openWorld } from '../support/world.ts';

const run = promisify(execFile);
const PUBLISH = join(import.meta.dirname, 'publish-and-die.ts');
const SQL = join(import.meta.dirname, '../../sql');
const RETURNS = smallCouncilReturns();

/**
 * A folder in which one return is in force and its resubmission is accepted but not published yet. It is made once by the
 * service itself, and every case works on a copy.
 */
describe('a publication that is killed part-way', () => {
  let prepared: string;
  let first: string;
  let second: string;

  beforeAll(async () => {
    prepared = await mkdtemp(join(tmpdir(), 'care-stability-killed-'));
    const world = await openWorld({ dataFolder: prepared });
    const officer = await world.as('officer 823');
    const before = await officer.submit('823', 2025, filesOf(RETURNS, 2025));
    first = (await officer.accept(before.id)).id;
    const changed = withChange(filesOf(RETURNS, 2025), () => true, dropLastRow);
    second = (await officer.submit('823', 2025, changed)).id;
    await world.stop();
    const stores = storesOf(prepared);
    const acceptance = { at: new Date().toISOString(), by: 'officer-823', reason: 'Test.' };
    const page = { returnType: 'ssda903', collectionYear: 2025, laCode: '823' };
    const decision = { action: 'accept', submission_id: second } as const;
    const sequence = await takeNumber(stores, page, decision);
    await stores.submissions.create(keyOf(second), JSON.stringify({ ...acceptance, sequence }));
  });
  afterAll(() => rm(prepared, { recursive: true, force: true }));

  const copy = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'care-stability-killed-'));
    await cp(prepared, folder, { recursive: true });
    return folder;
  };

  it('keeps the old return in force until the ledger is written, and is finished at the next start', {
    timeout: 300_000,
  }, async () => {
    const whole = await copy();
    const old = await visible(whole);
    expect(old).toMatchObject({ submission: first, returns: 1 });
    const { stdout } = await run(process.execPath, [PUBLISH, whole, keyOf(second)]);
    const writes = Number(stdout);
    const renewed = await visible(whole);
    expect(renewed).toMatchObject({ submission: second, returns: 1 });
    expect(renewed).not.toMatchObject({ episodes: (old as { episodes: number }).episodes });
    await rm(whole, { recursive: true, force: true });
    expect(writes, 'Parquet files, key file, ledger, publication').toBeGreaterThan(5);
    for (let nth = 1; nth <= writes; nth += 1) {
      const folder = await copy();
      const killed = await run(process.execPath, [PUBLISH, folder, keyOf(second), `${nth}`]).then(
        () => undefined,
        (error: { signal?: string }) => error.signal,
      );
      expect(killed, `killed before write ${nth}`).toBe('SIGKILL');
      const isLedgerWritten = nth === writes;
      const seen = await visible(folder);
      expect(seen, `after a kill before write ${nth}`).toEqual(isLedgerWritten ? renewed : old);
      await rm(folder, { recursive: true, force: true });
    }
  });

  it.each([1, 4, 9])('is completed by a restart if it was killed after write %i', async (nth) => {
    const folder = await copy();
    await run(process.execPath, [PUBLISH, folder, keyOf(second), `${nth}`, 'after']).catch(
      () => {},
    );
    const world = await openWorld({ dataFolder: folder, recover: true });
    const officer = await world.as('officer 823');
    const path = `/api/v1/submissions/${second}`;
    const done = await officer.waitWhile(path, 'publishing');
    expect(done.status).toBe('published');
    expect(done.publication.sequence).toBe(2);
    const resubmitted = await officer.submit('823', 2025, filesOf(RETURNS, 2025));
    const third = await officer.accept(resubmitted.id);
    expect(third.publication.sequence).toBe(3);
    await world.stop();
    expect(await visible(folder)).toMatchObject({ submission: third.id, returns: 1 });
    await rm(folder, { recursive: true, force: true });
  });
});

function keyOf(id: string): string {
  return `la_code=823/${id}/acceptance.json`;
}

/** The file without the last row of a table, so that the resubmission has different counts. */
function dropLastRow(text: string): string {
  const lines = text.trimEnd().split('\r\n');
  return lines.length < 3 ? text : `${lines.slice(0, -1).join('\r\n')}\r\n`;
}

function storesOf(folder: string) {
  const signer = createUploadSigner({
    secret: Buffer.alloc(32),
    origin: '',
    now: () => new Date(),
  });
  return openStores(folder, signer, () => {});
}

/** What the staging views show of the council: its return and the number of rows. */
async function visible(folder: string): Promise<unknown> {
  const engine = await openDuckdbEngine({
    lakeFolder: bucketFolder(folder, 'lake'),
    sqlFolder: SQL,
  });
  const staging = (await readViews(SQL)).filter(({ layer }) => layer === 'staging');
  expect((await defineViews(engine, inDependencyOrder(staging))).failed).toEqual([]);
  const rows = await engine.query(
    `select
      (select max(submission_id) from stg_returns_in_force) as submission,
      (select count(*) from stg_returns_in_force) as returns,
      (select count(*) from stg_headers) as headers,
      (select count(*) from stg_episodes) as episodes,
      (select count(*) from stg_social_worker_episodes) as workers`,
  );
  await engine.close();
  return rows[0];
}
