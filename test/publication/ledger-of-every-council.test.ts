import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { writeEntry } from '../../functions/shared/submissions/ledger.ts';
import { takeNumber } from '../../functions/shared/submissions/ledger-numbers.ts';
import type { LedgerPage } from '../../functions/shared/submissions/ledger-page.ts';
import { inForce, readLedger } from '../../functions/shared/submissions/returns-in-force.ts';
import { createFolderStore } from '../../infra/local/folder-store.ts';

const PAGE: LedgerPage = { returnType: 'ssda903', collectionYear: 2025, laCode: '823' };

interface Decided {
  readonly page?: Partial<LedgerPage>;
  readonly sequence: number;
  readonly submission: string;
  readonly action?: 'accept' | 'withdraw';
}

async function ledgerOf(decisions: readonly Decided[]) {
  const lake = createMemoryStore();
  for (const { page, sequence, submission, action = 'accept' } of decisions) {
    const decision = { sequence, action, submission_id: submission, by: 'officer' };
    await writeEntry(lake, { ...PAGE, ...page }, { ...decision, at: '2026-04-01T00:00:00.000Z' });
  }
  return await readLedger(lake);
}

describe('the list of returns in force', () => {
  it.each<{ readonly why: string; readonly ledger: readonly Decided[]; readonly ids: string[] }>([
    { why: 'nothing has been accepted', ledger: [], ids: [] },
    {
      why: 'the return accepted last is in force, though the one before was published after it',
      ledger: [
        { sequence: 2, submission: 'second' },
        { sequence: 1, submission: 'first' },
      ],
      ids: ['second'],
    },
    {
      why: 'the tenth entry is newer than the ninth, and numbers may be unused',
      ledger: [
        { sequence: 10, submission: 'tenth' },
        { sequence: 9, submission: 'ninth' },
      ],
      ids: ['tenth'],
    },
    {
      why: 'withdrawing a return puts the one before back in force',
      ledger: [
        { sequence: 1, submission: 'first' },
        { sequence: 2, submission: 'second' },
        { sequence: 3, submission: 'second', action: 'withdraw' },
      ],
      ids: ['first'],
    },
    {
      why: 'a withdrawal that is written before its return also keeps it out of force',
      ledger: [
        { sequence: 3, submission: 'second', action: 'withdraw' },
        { sequence: 2, submission: 'second' },
      ],
      ids: [],
    },
    {
      why: 'returns, years and councils are independent',
      ledger: [
        { sequence: 1, submission: 'first' },
        { sequence: 1, submission: 'workforce', page: { returnType: 'school_roll' } },
        { sequence: 1, submission: 'earlier', page: { collectionYear: 2024 } },
        { sequence: 1, submission: 'other', page: { laCode: '344' } },
        { sequence: 2, submission: 'first', page: { laCode: '344' }, action: 'withdraw' },
      ],
      ids: ['workforce', 'earlier', 'other', 'first'],
    },
  ])('$why', async ({ ledger, ids }) => {
    expect(inForce(await ledgerOf(ledger)).map((entry) => entry.submission_id)).toEqual(ids);
  });

  it('has the return, the year and the council', async () => {
    const [entry] = inForce(await ledgerOf([{ sequence: 1, submission: 'first' }]));
    expect(entry).toEqual({
      sequence: 1,
      action: 'accept',
      submission_id: 'first',
      at: '2026-04-01T00:00:00.000Z',
      by: 'officer',
      return_type: 'ssda903',
      collection_year: 2025,
      la_code: '823',
    });
  });

  it('does not include objects that are not entries', async () => {
    const lake = createMemoryStore();
    await lake.put('ledger/.DS_Store', 'x');
    await lake.put('ledger/return_type=ssda903/collection_year=2025/la_code=823/notes.txt', 'x');
    expect(await readLedger(lake)).toEqual([]);
  });

  it('is read from a folder with many councils, returns and years', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'care-stability-ledger-'));
    const lake = createFolderStore({
      folder: join(folder, 'lake'),
      scratch: join(folder, 'writing'),
    });
    const pages = ['a', 'b', 'c'].flatMap((returnType) =>
      [2024, 2025].flatMap((collectionYear) =>
        Array.from({ length: 50 }, (_, at) => ({
          returnType,
          collectionYear,
          laCode: String(200 + at),
        })),
      ),
    );
    const act = { sequence: 1, action: 'accept', at: '2026-04-01T00:00:00.000Z', by: 'officer' };
    for (const page of pages) {
      const submission_id = `${page.returnType}-${page.laCode}-${page.collectionYear}`;
      await writeEntry(lake, page, { ...act, action: 'accept', submission_id });
    }
    expect(inForce(await readLedger(lake))).toHaveLength(300);
    await rm(folder, { recursive: true });
  });
});

describe('the numbers of the ledger', () => {
  const stores = () => ({ submissions: createMemoryStore(), lake: createMemoryStore() });
  const accept = (submission: string) => ({ action: 'accept', submission_id: submission }) as const;

  it('are all different if many decisions are made at the same time', async () => {
    const { submissions, lake } = stores();
    const names = Array.from({ length: 20 }, (_, at) => `submission ${at}`);
    const taken = await Promise.all(
      names.map((name) => takeNumber({ submissions, lake }, PAGE, accept(name))),
    );
    expect(taken.sort((a, b) => a - b)).toEqual(names.map((_, at) => at + 1));
  });

  it('are the same if one decision is requested twice in a row, and higher after another decision', async () => {
    const both = stores();
    const asked = [1, 2, 3].map(() => takeNumber(both, PAGE, accept('first')));
    expect(await Promise.all(asked)).toEqual([1, 1, 1]);
    expect(await takeNumber(both, PAGE, accept('second'))).toBe(2);
    expect(await takeNumber(both, PAGE, accept('first')), 'it was never accepted before').toBe(3);
  });

  it('are counted separately for each return, council and year', async () => {
    const both = stores();
    expect(await takeNumber(both, PAGE, accept('first'))).toBe(1);
    for (const other of [{ returnType: 'csww' }, { laCode: '344' }, { collectionYear: 2024 }]) {
      expect(await takeNumber(both, { ...PAGE, ...other }, accept('other'))).toBe(1);
    }
  });
});
