import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { writeEntry } from '../../functions/shared/submissions/ledger.ts';
import { submissionKey } from '../../functions/shared/submissions/submission-folder.ts';
import { complaintsOf, restoreLake } from '../../infra/restore/restore-lake.ts';
import { surveyLake } from '../../infra/restore/survey-lake.ts';
import type { ApiClient } from '../support/api-client.ts';
import { filesOf, smallCouncilReturns, withChange } from '../support/small-council.ts';
import { openWorld, type World } from '../support/world.ts';

const RESTORE = join(import.meta.dirname, '../../infra/restore/restore.ts');
const SQL = join(import.meta.dirname, '../../sql');
const FIRST = smallCouncilReturns('823', 'restore');
const SECOND = smallCouncilReturns('826', 'restore');

interface Ran {
  readonly status: number;
  readonly said: string;
}

describe('an operator restores a lake that has lost its files', { timeout: 300_000 }, () => {
  let world: World;
  let ids: Record<'superseded' | 'year2024' | 'year2025' | 'other' | 'withdrawn', string>;
  let before: unknown;

  beforeAll(async () => {
    // The command restores the lake with the published tables of all councils.
    world = await openWorld({ sqlFolder: SQL });
    const officer = await world.as('officer 823');
    const other = await world.as('officer 826');
    const publish = async (by: ApiClient, laCode: string, year: number, files = FIRST) =>
      (await by.accept((await by.submit(laCode, year, filesOf(files, year))).id)).id;
    ids = {
      superseded: await publish(officer, '823', 2025),
      year2024: await publish(officer, '823', 2024),
      year2025: await publish(officer, '823', 2025),
      other: await publish(other, '826', 2025, SECOND),
      withdrawn: await publish(other, '826', 2025, SECOND),
    };
    const path = `/api/v1/submissions/${ids.withdrawn}`;
    await other.post(`${path}/withdraw`, { reason: 'Test.' });
    await other.waitWhile(path, 'withdrawing');
    before = await figuresOfNewRelease();
  }, 120_000);
  afterAll(() => world.close());

  const inLake = (...names: string[]) => join(world.dataFolder, 'store/lake', ...names);
  const inLanding = (id: string) => join(world.dataFolder, 'store/landing', id);

  const restore = (...words: string[]): Promise<Ran> =>
    new Promise((resolve) => {
      const env = { ...process.env, DATA_DIR: world.dataFolder };
      execFile(process.execPath, [RESTORE, ...words], { env }, (error, stdout, stderr) =>
        resolve({ status: Number(error?.code ?? 0), said: `${stdout}${stderr}` }),
      );
    });

  const figuresOfNewRelease = async () => {
    const analyst = await world.as('analyst');
    const { json } = await analyst.post('/api/v1/releases', { note: 'Restore.' });
    const done = await analyst.waitWhile(`/api/v1/releases/${json.release}`, 'publishing');
    expect(done.status).toBe('published');
    const { releases } = world.platform.stores;
    const figures = new Map<string, unknown>();
    for await (const { key } of releases.list(`${`${json.release}`.padStart(6, '0')}/units/`)) {
      const found = await releases.get(key);
      const { unitCode, marts } = JSON.parse(`${Buffer.from(found?.body ?? [])}`, roundedTo9);
      figures.set(unitCode, marts);
    }
    return { returns: done.manifest.returns, views: done.manifest.views, figures };
  };

  const removeTables = async () => {
    for (const name of await readdir(inLake())) {
      if (name !== 'ledger') await rm(inLake(name), { recursive: true });
    }
  };

  const firstFileIn = async (folder: string) => {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    const file = found.find((one) => one.isFile());
    return join(file?.parentPath ?? folder, file?.name ?? '');
  };

  const isOfRelease = (folder: string) => /\/release/.test(folder);

  /** What is written again stands in a new folder. */
  const bytesByView = (files: ReadonlyMap<string, string>) =>
    [...files]
      .map(([path, bytes]) => [path.replace(/\/[0-9a-z_]{8,}(?=\/data)/u, ''), bytes])
      .sort();

  const contents = async (isWanted = (folder: string) => !/release/.test(folder)) => {
    const names = await readdir(inLake(), { recursive: true, withFileTypes: true });
    const files = names.filter((name) => name.isFile() && isWanted(name.parentPath));
    const read = files.map(async ({ name, parentPath }) => {
      const bytes = await readFile(join(parentPath, name));
      const hash = createHash('sha256').update(bytes).digest('hex');
      return [join(parentPath, name), hash] as const;
    });
    return new Map(await Promise.all(read));
  };

  it('reports a complete lake as complete, and changes nothing', async () => {
    const whole = await contents();
    expect(await restore('--check')).toEqual({
      status: 0,
      said: 'Published returns: 5. Releases: 1. The lake is complete.\n',
    });
    const again = await restore();
    expect(again.said).toContain('5 were complete, 0 were rebuilt, 0 cannot be rebuilt.');
    expect(again.status).toBe(0);
    expect(await contents()).toEqual(whole);
  });

  const flipped = async (path: string) => {
    const bytes = await readFile(path);
    const at = bytes.length >> 1;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(path, bytes);
  };

  it('finds and restores what was changed without a change of length', async () => {
    const whole = await contents();
    const changed = await Promise.all([
      inLake('ssda903_episodes/collection_year=2025', `${ids.year2025}.parquet`),
      inLake('ledger/return_type=ssda903/collection_year=2024/la_code=823/000001.json'),
      inLake('reference/ref_councils/data.parquet'),
      firstFileIn(inLake('reference-editions/ref_neighbours')),
      inLake('release-ledger/release=1/entries.json'),
      join(world.dataFolder, 'store/releases/000001/units/823.json'),
    ]);
    for (const path of changed) await flipped(path);
    const lost = await restore('--check');
    expect(lost.status).toBe(1);
    expect(lost.said).toContain(`${ids.year2025}, in force: files missing or changed: 1.`);
    expect(lost.said).toContain(`${ids.year2024}: its ledger entry is not what was decided.`);
    expect(lost.said).toContain('reference/ref_councils/data.parquet is missing or damaged.');
    expect(lost.said).toMatch(/Release 1: reference-editions.ref_neighbours.*missing or damaged/u);
    expect(lost.said).toContain('Release 1: its ledger entries are missing or damaged.');
    expect(lost.said).toContain(
      'Release 1: documents missing or damaged: 1, such as 000001/units/823',
    );
    const { status, said } = await restore();
    expect(said).toContain('3 were complete, 2 were rebuilt, 0 cannot be rebuilt.');
    expect(status, said).toBe(0);
    expect(await contents()).toEqual(whole);
    expect((await restore('--check')).status).toBe(0);
  });

  it('restores every file byte for byte, so that a new release has the same figures', async () => {
    const whole = await contents();
    const ofReleases = await contents(isOfRelease);
    await removeTables();
    const lost = await restore('--check');
    expect(lost.status).toBe(1);
    expect(lost.said).toContain(`${ids.year2025}, in force:`);
    expect(lost.said).toContain('views/deployed.json is missing or damaged.');
    expect(lost.said).toContain('Release 1: its ledger entries are missing or damaged.');
    expect(lost.said).toMatch(/Release 1: tables with missing or damaged files: .*indicator/u);
    expect(lost.said).not.toContain(ids.withdrawn);
    const { status, said } = await restore();
    expect(said).toContain('1 were complete, 4 were rebuilt, 0 cannot be rebuilt.');
    expect(status).toBe(0);
    for (const file of whole.keys()) if (file.includes(ids.withdrawn)) whole.delete(file);
    expect(await contents()).toEqual(whole);
    expect(ofReleases.size).toBeGreaterThan(5);
    expect(bytesByView(await contents(isOfRelease))).toEqual(bytesByView(ofReleases));
    expect(await figuresOfNewRelease()).toEqual(before);
  });

  it('restores a lost ledger byte for byte, so that the same returns are in force', async () => {
    const whole = await contents();
    await rm(inLake('ledger'), { recursive: true });
    const lost = await restore('--check');
    expect(lost.said).toContain(`${ids.withdrawn}: its ledger entry is missing.`);
    const { status, said } = await restore();
    expect(said).toContain('0 were complete, 5 were rebuilt, 0 cannot be rebuilt.');
    expect(status).toBe(0);
    expect(await contents()).toEqual(whole);
  });

  it('says what to do about a return whose uploads have expired, and rebuilds the others', async () => {
    await removeTables();
    await rm(inLanding(ids.other), { recursive: true });
    const { status, said } = await restore();
    expect(status).toBe(1);
    expect(said).toContain(`${ids.other} cannot be rebuilt: its uploads have expired.`);
    expect(said).toContain('old versions in the lake bucket');
    expect(said).toContain(
      `Release 1 cannot be restored: files of returns that it uses are missing or damaged: ${ids.other}.`,
    );
    expect(said).toContain('1 were complete, 3 were rebuilt, 1 cannot be rebuilt.');
  });

  it('never rebuilds from an upload that differs from the published file', async () => {
    await removeTables();
    const changed = withChange(
      filesOf(FIRST, 2024),
      () => true,
      (text) => `${text}\r\n`,
    );
    await writeFile(join(inLanding(ids.year2024), '0'), changed[0]?.bytes ?? '');
    const { status, said } = await restore();
    expect(status).toBe(1);
    expect(said).toContain(
      `${ids.year2024} cannot be rebuilt: an upload is no longer the file that was published.`,
    );
    expect(await readdir(inLake('ssda903_header', 'collection_year=2025'))).toContain(
      `${ids.year2025}.parquet`,
    );
    await expect(readdir(inLake('ssda903_header', 'collection_year=2024'))).rejects.toThrow();
  });

  it('keeps a return in force that was accepted while the ledger was lost', async () => {
    await rm(inLake('ledger'), { recursive: true });
    const officer = await world.as('officer 823');
    const checked = await officer.submit('823', 2025, filesOf(FIRST, 2025));
    const { id, publication } = await officer.accept(checked.id);
    expect(publication.sequence, 'the lost ledger had two entries').toBe(3);
    const { said } = await restore();
    for (const old of [ids.superseded, ids.year2025]) {
      expect(said).toContain(`${old} rebuilt`);
    }
    const { json } = await officer.get(`/api/v1/submissions/${id}`);
    expect(json.status).toBe('published');
  });

  it('lists the return whose number another one took, because the numbers were lost as well', async () => {
    await rm(inLake('ledger'), { recursive: true });
    await rm(join(world.dataFolder, 'store/submissions/numbers'), { recursive: true });
    const officer = await world.as('officer 823');
    const checked = await officer.submit('823', 2025, filesOf(FIRST, 2025));
    expect((await officer.accept(checked.id)).publication.sequence).toBe(1);
    const { status, said } = await restore();
    expect(status).toBe(1);
    expect(said).toContain(
      `${ids.superseded} cannot be rebuilt: another submission has its number`,
    );
  });
});

describe('restoring while publish-return does not answer', () => {
  const ID = 'ssda903-823-2025-20260401000000-00000000beef';

  it('fails, and says where to look', async () => {
    const [submissions, lake] = [createMemoryStore(), createMemoryStore()];
    const at = '2026-04-01T00:00:00.000Z';
    const tables = [{ table: 'ssda903_header', rows: 1, bytes: 9, sha256: '0'.repeat(64) }];
    const publication = { at, sequence: 1, files: [], tables };
    await submissions.put(submissionKey(ID, 'publication.json'), JSON.stringify(publication));
    const acceptance = { at, by: 'officer', reason: null, sequence: 1 };
    await submissions.put(submissionKey(ID, 'acceptance.json'), JSON.stringify(acceptance));
    const { isWhole, failed } = await restoreLake({
      submissions,
      lake,
      deployViews: async () => {},
      say: () => {},
      patienceMs: 30,
      pauseMs: 5,
    });
    expect(isWhole).toBe(false);
    expect(failed).toEqual([{ id: ID, why: expect.stringContaining('has not answered') }]);
  });

  it('lists a ledger entry and a folder of a return that cannot be read, and checks the rest', async () => {
    const [submissions, lake] = [createMemoryStore(), createMemoryStore()];
    const entry = 'ledger/return_type=ssda903/collection_year=2025/la_code=823/000001.json';
    await lake.put(entry, '{"sequence":');
    await submissions.put(submissionKey(ID, 'publication.json'), '{');
    const survey = await surveyLake({ submissions, lake });
    expect(survey.unreadable).toEqual([entry, `la_code=823/${ID}/`]);
    expect(complaintsOf(survey)).toContain(`${entry} cannot be read.`);
  });

  it('does not take a store that fails for a return that is lost', async () => {
    const [submissions, lake] = [createMemoryStore(), createMemoryStore()];
    await submissions.put(submissionKey(ID, 'publication.json'), '{}');
    const failing = {
      ...submissions,
      get: () => Promise.reject(new Error('The store does not respond.')),
    };
    await expect(surveyLake({ submissions: failing, lake })).rejects.toThrow('does not respond');
  });

  it('lists a return that is in the ledger but not in the submissions bucket', async () => {
    const [submissions, lake] = [createMemoryStore(), createMemoryStore()];
    const page = { returnType: 'ssda903', collectionYear: 2025, laCode: '823' };
    const act = { action: 'accept', submission_id: ID, by: 'officer', sequence: 1 } as const;
    await writeEntry(lake, page, { ...act, at: '2026-04-01T00:00:00.000Z' });
    const survey = await surveyLake({ submissions, lake });
    expect(survey.unknown).toEqual([ID]);
  });
});

/** The last digits of sums depend on the order in which an engine adds. */
function roundedTo9(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value;
}

it('lists every setting that is needed when only some of the buckets are set', async () => {
  const ran = await new Promise<Ran>((resolve) => {
    const env = { ...process.env, LAKE_BUCKET: 'lake', SUBMISSIONS_BUCKET: '' };
    execFile(process.execPath, [RESTORE], { env }, (error, _stdout, stderr) =>
      resolve({ status: Number(error?.code ?? 0), said: stderr }),
    );
  });
  expect(ran).toEqual({
    status: 2,
    said: expect.stringContaining(
      'Set LAKE_BUCKET, SUBMISSIONS_BUCKET, RELEASES_BUCKET and DEPLOY_VIEWS_FUNCTION',
    ),
  });
});
