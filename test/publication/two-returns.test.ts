import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toParquet } from '../../functions/shared/lake/write-parquet.ts';
import { earlierSubmissions } from '../../functions/shared/submissions/earlier-submissions.ts';
import { writeEntry } from '../../functions/shared/submissions/ledger.ts';
import { takeNumber } from '../../functions/shared/submissions/ledger-numbers.ts';
import { lakeFileKey } from '../../functions/shared/submissions/published-files.ts';
import { inForce, readLedger } from '../../functions/shared/submissions/returns-in-force.ts';
import { submissionKey } from '../../functions/shared/submissions/submission-folder.ts';
import { newSubmissionId } from '../../functions/shared/submissions/submission-id.ts';
import { unreleasedSince } from '../../functions/watch-releases/unreleased-since.ts';
import { inspectReturn } from '../../infra/restore/inspect-return.ts';
import { lakeTables } from '../../schemas/lake.ts';
import { RETURNS } from '../../schemas/returns/index.ts';
import { CLUBS } from '../returns/clubs/index.ts';
import type { ApiClient } from '../support/api-client.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';
import { openWorld, type World } from '../support/world.ts';

const FILES = filesOf(smallCouncilReturns(), 2025);
const CLUB_RETURN = { returnType: CLUBS.id, collectionYear: 2025, laCode: '823' };
const EARLY = new Date('2026-01-05T09:00:00.000Z');

describe('two kinds of return of one council and year', { timeout: 300_000 }, () => {
  let world: World;
  let officer: ApiClient;
  let first: string;
  let second: string;
  const clubs = newSubmissionId(CLUB_RETURN, EARLY);

  beforeAll(async () => {
    world = await openWorld({ returns: [...RETURNS, CLUBS] });
    officer = await world.as('officer 823');
    await publishClubs();
    first = (await officer.accept((await officer.submit('823', 2025, FILES)).id)).id;
    second = (await officer.accept((await officer.submit('823', 2025, FILES)).id)).id;
  }, 120_000);
  afterAll(() => world.close());

  /** Accepts and publishes a return of another kind, as its own module would. */
  async function publishClubs(): Promise<void> {
    const { submissions, lake } = world.platform.stores;
    const at = EARLY.toISOString();
    const decision = { action: 'accept', submission_id: clubs } as const;
    const sequence = await takeNumber({ submissions, lake }, CLUB_RETURN, decision);
    const stored = {
      id: clubs,
      return: CLUB_RETURN.returnType,
      collectionYear: 2025,
      laCode: '823',
      files: [],
      createdAt: at,
      createdBy: 'officer-823',
    };
    const acceptance = { at, by: 'officer-823', reason: null, sequence };
    const table = lakeTables([CLUBS]).find(({ name }) => name === 'clubs_members');
    if (table === undefined) throw new Error('The return has no such table.');
    const file = toParquet(table, []);
    const tables = [{ table: table.name, rows: 0, bytes: file.length, sha256: '0'.repeat(64) }];
    await submissions.put(submissionKey(clubs, 'submission.json'), JSON.stringify(stored));
    await lake.put(lakeFileKey(table.name, clubs), file);
    await writeEntry(lake, CLUB_RETURN, { ...decision, sequence, at, by: 'officer-823' });
    for (const [name, value] of [
      ['publication.json', { at, sequence, files: [], tables }],
      ['acceptance.json', acceptance],
    ] as const) {
      await submissions.put(submissionKey(clubs, name), JSON.stringify(value));
    }
    await submissions.put(submissionKey(clubs, 'findings.jsonl'), '');
  }

  it('are distinguished by their ids, and each has one return in force', async () => {
    expect(clubs).toMatch(/^clubs-823-2025-/);
    expect(second).toMatch(/^ssda903-823-2025-/);
    const { json } = await officer.get('/api/v1/submissions');
    const listed = json.results.map((one: Record<string, string>) => [
      one.id,
      one.return,
      one.status,
    ]);
    expect(listed).toEqual([
      [second, 'ssda903', 'published'],
      [first, 'ssda903', 'superseded'],
      [clubs, CLUBS.id, 'published'],
    ]);
    const { json: described } = await officer.get(`/api/v1/submissions/${clubs}`);
    expect(described).toMatchObject({ return: CLUBS.id, status: 'published' });
  });

  it('are numbered separately in the ledger', async () => {
    const entries = await readLedger(world.platform.stores.lake);
    expect(
      entries.map((entry) => [entry.return_type, entry.sequence, entry.submission_id]),
    ).toEqual([
      [CLUBS.id, 1, clubs],
      ['ssda903', 1, first],
      ['ssda903', 2, second],
    ]);
    expect(inForce(entries).map((entry) => entry.submission_id)).toEqual([clubs, second]);
  });

  it('are compared only with submissions of the same kind', async () => {
    const { submissions } = world.platform.stores;
    const summary = await submissions.get(submissionKey(first, 'validation.json'));
    const text = Buffer.from(summary?.body ?? '').toString();
    await submissions.put(
      submissionKey(clubs, 'validation.json'),
      text.replaceAll(first, clubs).replaceAll('"ssda903"', `"${CLUBS.id}"`),
    );
    expect((await earlierSubmissions(submissions, second)).map(({ id }) => id)).toEqual([first]);
    expect(await earlierSubmissions(submissions, first)).toEqual([]);
    const path = `/api/v1/submissions/${second}/comparison`;
    expect((await officer.get(path)).json.with).toMatchObject({ id: first });
    expect((await officer.get(`${path}?with=${clubs}`)).status).toBe(404);
  });

  it('wait for a release and are published in it together', async () => {
    const { lake, releases } = world.platform.stores;
    const from = { lake, releases, clock: { now: () => new Date() } };
    expect(await unreleasedSince(from)).toBe(EARLY.toISOString());
    const analyst = await world.as('analyst');
    const { json } = await analyst.post('/api/v1/releases', { note: 'Two returns.' });
    const done = await analyst.waitWhile(`/api/v1/releases/${json.release}`, 'publishing');
    expect(
      done.manifest.returns.map((one: Record<string, string>) => [one.return, one.submission]),
    ).toEqual([
      [CLUBS.id, clubs],
      ['ssda903', second],
    ]);
    expect(await unreleasedSince(from)).toBeUndefined();
  });

  it('are checked separately when the lake is restored', async () => {
    const { submissions, lake } = world.platform.stores;
    for (const id of [clubs, second]) {
      expect(await inspectReturn(id, { submissions, lake })).toMatchObject({
        isInForce: true,
        ledger: 'whole',
        damaged: [],
      });
    }
    expect(await inspectReturn(first, { submissions, lake })).toMatchObject({ isInForce: false });
  });
});
