import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFigures } from '../../functions/releases/read-figures.ts';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { ReleaseChanges } from '../../schemas/api/release-changes.ts';
import { type Deployed, VIEW_LIST_KEY } from '../../schemas/lake/view-list.ts';
import { MEASURES } from '../../schemas/measures/index.ts';
import { OWN, userWith } from '../access/door.ts';
import { openDesk, type ReleaseDesk } from './support/release-desk.ts';
import { openReleaseWorld, type ReleaseWorld, type SmallReturn } from './support/release-world.ts';

const [ANALYST, INSPECTOR, OFFICER, OPERATOR] = (
  ['analyst', 'inspector', 'officer', 'operator'] as const
).map(userWith);
const ENGLAND = 'E92000001';
const COUNCILS = [OWN, '344', '881'];

function theReturn(
  laCode: string,
  collectionYear: number,
  sequence: number,
  movers: number,
): SmallReturn {
  return { laCode, collectionYear, sequence, movers, children: 100, placements: 3 };
}
const CAME_LATER = theReturn('881', 2025, 1, 50);
const WITHDRAWN = theReturn('881', 2024, 1, 4);

/** Changes a view, as a deployment would. */
async function redeploy({ lake }: ReleaseWorld, changed: string): Promise<void> {
  const stored = await lake.store.get(VIEW_LIST_KEY);
  const deployed: Deployed = JSON.parse(Buffer.from(stored?.body ?? '').toString('utf8'));
  const views = deployed.views.map((view) => {
    if (view.view !== changed) return view;
    const sql = `-- said again\n${view.sql}`;
    return { ...view, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
  await lake.store.put(VIEW_LIST_KEY, JSON.stringify({ ...deployed, views }));
}

const REDEFINED = MEASURES.map((measure) =>
  measure.id === 'placements_3plus'
    ? { ...measure, denominator: 'Every child looked after on 31 March' }
    : measure,
);

describe('the list of what a release changed', { timeout: 120_000 }, () => {
  let world: ReleaseWorld;
  let desk: ReleaseDesk;
  beforeAll(async () => {
    world = await openReleaseWorld(COUNCILS);
    desk = openDesk(world, { measures: REDEFINED });
    await world.publish(theReturn(OWN, 2025, 1, 10));
    await world.publish(theReturn('344', 2025, 1, 20));
    await world.publish(WITHDRAWN);
    await world.publish(theReturn(OWN, 2024, 1, 7));
    await world.release(1);
    await world.publish({ ...theReturn(OWN, 2025, 2, 21), children: 209 });
    await world.publish(theReturn('344', 2025, 2, 23));
    await world.withdraw(WITHDRAWN, 2);
    await world.publish(CAME_LATER);
    await redeploy(world, 'judgement');
    await world.release(2, { measures: REDEFINED });
    await world.release(3, { measures: REDEFINED });
  }, 180_000);
  afterAll(() => world.close());

  const changesOf = async (address: string, user = ANALYST): Promise<ReleaseChanges> => {
    const { status, json, text } = await desk.get(`/api/v1/releases/${address}`, user);
    expect({ status, text: status === 200 ? '' : text }).toEqual({ status: 200, text: '' });
    return ReleaseChanges.parse(json);
  };
  const placements = ({ figures }: ReleaseChanges) =>
    figures.measures.find(
      ({ measure, basis }) => measure === 'placements_3plus' && basis === 'computed',
    );

  it('has the returns that were added, superseded and withdrawn', async () => {
    const { since, returns } = await changesOf('2/changes');

    expect(since).toBe(1);
    expect(
      returns.map(({ change, laCode, collectionYear, before, after }) => [
        change,
        laCode,
        collectionYear,
        before?.sequence,
        after?.sequence,
      ]),
    ).toEqual([
      ['withdrawn', '881', 2024, 1, undefined],
      ['superseded', '344', 2025, 1, 2],
      ['superseded', OWN, 2025, 1, 2],
      ['added', '881', 2025, undefined, 1],
    ]);
  });

  it('has the views and measures that changed', async () => {
    const { definitions } = await changesOf('2/changes');

    expect(definitions.views).toEqual([
      expect.objectContaining({ view: 'judgement', change: 'changed' }),
    ]);
    expect(definitions.measures).toEqual([
      expect.objectContaining({
        measure: 'placements_3plus',
        change: 'changed',
        fields: [
          {
            field: 'denominator',
            before: MEASURES.find(({ id }) => id === 'placements_3plus')?.denominator,
            after: 'Every child looked after on 31 March',
          },
        ],
      }),
    ]);
  });

  it('counts changes above and below the amount, with both figures and their counts', async () => {
    const found = placements(await changesOf('2/changes?measure=placements_3plus&unit=344'));
    const total = found?.cells.find(({ breakdown }) => breakdown === 'total');
    expect(found?.amount).toBe(0.5);
    expect(total).toEqual({
      change: 'moved',
      collectionYear: 2025,
      unitLevel: 'council',
      unitCode: '344',
      breakdown: 'total',
      category: 'Total',
      by: 3,
      before: { value: 20, numerator: 20, denominator: 100, councilsCounted: 1 },
      after: { value: 23, numerator: 23, denominator: 100, councilsCounted: 1 },
    });
    const own = placements(await changesOf(`2/changes?unit=${OWN}`));
    expect(own).toMatchObject({ moved: 0, cells: [] });
    expect(own?.movedLess).toBeGreaterThan(0);
  });

  it('shows the change of England when a council was added, with the number of councils in it', async () => {
    const found = placements(await changesOf('2/changes?measure=placements_3plus'));
    const england = found?.cells.filter(
      ({ unitCode, breakdown, collectionYear }) =>
        unitCode === ENGLAND && breakdown === 'total' && collectionYear === 2025,
    );
    expect(england).toMatchObject([
      {
        before: { numerator: 30, denominator: 200, councilsCounted: 2 },
        after: { numerator: 94, denominator: 409, councilsCounted: 3 },
      },
    ]);
    const sizes = found?.cells.flatMap(({ by }) => (by === null ? [] : [Math.abs(by)])) ?? [];
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  it.each([
    'unit=999',
    'unit=zzz',
    'measure=nosuch',
    'measure=placements_3plus&unit=999',
    'profile=nosuch',
    'measure=placements_3plus&profile=cco',
  ])('answers 404 for %s, since an empty response would read as no change', async (query) => {
    const { status } = await desk.get(`/api/v1/releases/2/changes?${query}`, ANALYST);
    expect(status).toBe(404);
  });

  it('counts moves by any amount when more figures appeared than are listed', async () => {
    const store = createMemoryStore();
    const cell = (change: string, by: number | null, category: string) => ({
      ...{ change, by, category, collectionYear: 2026, unitLevel: 'council', unitCode: '823' },
      ...{ breakdown: 'total', before: null, after: null },
    });
    const measure = {
      ...{ measure: 'placements_3plus', profile: 'dfe', title: 'x', unit: '%', basis: 'computed' },
      ...{ amount: 0.5, moved: 1, movedLess: 1, appeared: 10_200, disappeared: 0 },
      cells: [
        cell('moved', 2, 'a'),
        cell('moved', 0.1, 'b'),
        ...Array.from({ length: 10_000 }, (_, index) => cell('appeared', null, `c${index}`)),
      ],
    };
    const kept = { since: 1, isCompared: true, measures: [] };
    await store.put('000002/changes.json', JSON.stringify(kept));
    await store.put('000002/changes/000001/placements_3plus.json', JSON.stringify([measure]));
    const movedBy = async (amount: number) => {
      const wanted = { measure: 'placements_3plus', amount, format: 'json' } as const;
      const { measures } = await readFigures(2, 1, wanted, 'all', store);
      return [measures[0]?.moved, measures[0]?.movedLess, measures[0]?.appeared];
    };
    expect(await movedBy(0)).toEqual([2, 0, 10_200]);
    expect(await movedBy(1)).toEqual([1, 1, 10_200]);
    expect(await movedBy(5)).toEqual([0, 2, 10_200]);
    // As an earlier version wrote it: figures that appeared took all the places.
    const older = { ...measure, cells: measure.cells.slice(2) };
    await store.put('000002/changes/000001/placements_3plus.json', JSON.stringify([older]));
    await expect(movedBy(5)).rejects.toThrow('no amount can be used');
  });

  it('lists figures that appeared and disappeared', async () => {
    const found = placements(await changesOf('2/changes?measure=placements_3plus'));
    const of = (change: string) =>
      found?.cells.filter(
        (cell) =>
          cell.change === change && cell.breakdown === 'total' && cell.unitLevel === 'council',
      );
    expect(of('appeared')).toMatchObject([{ unitCode: '881', collectionYear: 2025, before: null }]);
    expect(of('disappeared')).toMatchObject([
      { unitCode: '881', collectionYear: 2024, after: null },
    ]);
    expect(found?.appeared).toBeGreaterThan(0);
    expect(found?.disappeared).toBeGreaterThan(0);
  });

  it('counts by another amount if a measure is named', async () => {
    const stated = placements(await changesOf('2/changes?measure=placements_3plus'));
    const smaller = placements(await changesOf('2/changes?measure=placements_3plus&amount=0'));
    const larger = placements(await changesOf('2/changes?measure=placements_3plus&amount=50'));

    expect(smaller).toMatchObject({ amount: 0 });
    expect(smaller?.moved).toBeGreaterThan(stated?.moved ?? 0);
    expect(larger).toMatchObject({ moved: 0, appeared: stated?.appeared });
    const { status, json } = await desk.get('/api/v1/releases/2/changes?amount=1', ANALYST);
    expect({ status, detail: json.errors ?? json }).toMatchObject({ status: 422 });
  });

  it('is empty if nothing changed, and has every change since the first release', async () => {
    const third = await changesOf('3/changes');
    expect(third).toMatchObject({
      since: 2,
      returns: [],
      definitions: { views: [], reference: [], measures: [] },
      figures: { of: 'every council', measures: [] },
    });
    const first = await changesOf('1/changes');
    expect(first).toMatchObject({
      since: null,
      returns: [],
      figures: { of: 'none', measures: [] },
    });
    expect(first.figures.note).toBe('There is no earlier release to compare figures with.');
  });

  it('can start from another earlier release: returns, definitions, and the figures of one unit', async () => {
    const whole = await changesOf('3/changes?since=1');
    expect(whole.returns).toHaveLength(4);
    expect(whole.figures).toMatchObject({ of: 'none', measures: [] });
    expect(whole.figures.note).toContain('Name one unit');
    const unit = placements(await changesOf('3/changes?since=1&unit=344'));
    expect(unit?.moved).toBeGreaterThan(0);
    for (const since of [2, 3, 9]) {
      const { status } = await desk.get(`/api/v1/releases/2/changes?since=${since}`, ANALYST);
      expect(status).toBe(422);
    }
    expect((await desk.get('/api/v1/releases/9/changes', ANALYST)).status).toBe(404);
  });

  it('is available as tidy CSV of figures, returns and definitions', async () => {
    const figures = await desk.get('/api/v1/releases/2/changes?format=csv', ANALYST);
    const [header, ...rows] = figures.text.trim().split('\r\n');
    expect(header).toContain('time_period,geographic_level,unit_code,unit_name,measure');
    expect(rows.join('\n')).toContain(
      '2025,council,344,Wirral,placements_3plus,dfe,computed,total,Total,moved,3,%,20,20,100,1,23,23,100,1,2,1',
    );
    const json = await changesOf('2/changes');
    const counted = json.figures.measures.map((one) => one.moved + one.appeared + one.disappeared);
    expect(rows).toHaveLength(counted.reduce((sum, count) => sum + count, 0));
    const returns = await desk.get('/api/v1/releases/2/changes?format=csv&of=returns', ANALYST);
    expect(returns.text.trim().split('\r\n')).toHaveLength(5);
    const said = await desk.get('/api/v1/releases/2/changes?format=csv&of=definitions', ANALYST);
    expect(said.text).toContain('measure,placements_3plus,dfe,changed,denominator');
  });

  it('is the same for inspectors and analysts', async () => {
    expect(await changesOf('2/changes', INSPECTOR)).toEqual(await changesOf('2/changes'));
  });

  it('shows an officer only their own council, because England’s change is what the new council sent', async () => {
    for (const address of ['2/changes', '2/changes?measure=placements_3plus&amount=0']) {
      const { figures, returns } = await changesOf(address, OFFICER);
      const cells = figures.measures.flatMap((measure) => measure.cells);
      expect(figures.of).toBe('own councils');
      expect(new Set(cells.map(({ unitCode }) => unitCode))).toEqual(
        new Set(address.includes('amount') ? [OWN] : []),
      );
      expect(returns).toHaveLength(4);
      expect(figures.note).toContain('can reveal what one council sent');
    }
    const csv = await desk.get(
      '/api/v1/releases/2/changes?format=csv&measure=placements_3plus&amount=0',
      OFFICER,
    );
    expect(csv.text).toContain(`council,${OWN},`);
    expect(csv.text).not.toMatch(/,(344|881|E\d{8}),/u);
    for (const unit of ['344', ENGLAND, 'E12000006']) {
      const { status } = await desk.get(`/api/v1/releases/2/changes?unit=${unit}`, OFFICER);
      expect(status).toBe(403);
    }
  });

  it('shows an operator no figures, and a user without an account nothing', async () => {
    const { figures, returns } = await changesOf('2/changes', OPERATOR);
    expect(figures).toMatchObject({ of: 'none', measures: [] });
    expect(returns).toHaveLength(4);
    expect((await desk.get('/api/v1/releases/2/changes?unit=344', OPERATOR)).status).toBe(403);
    expect((await desk.get('/api/v1/releases/2/changes', undefined)).status).toBe(401);
  });

  it.each(['measure', 'unit'])('refuses a %s that is a path to another document', async (name) => {
    for (const value of ['../../../000001/changes/x', 'a/b', '', '%2e%2e', 'x'.repeat(61)]) {
      const { status } = await desk.get(
        `/api/v1/releases/2/changes?${name}=${encodeURIComponent(value)}`,
        ANALYST,
      );
      expect({ value, status }).toEqual({ value, status: 422 });
    }
    for (const user of [ANALYST, INSPECTOR]) {
      const { status } = await desk.get(`/api/v1/releases/2/changes?${name}=none`, user);
      expect(status).toBe(404);
    }
  });

  it('is recorded in the audit log', async () => {
    await changesOf('2/changes', OFFICER);
    expect(desk.audited.at(-1)).toBe('officer changes of release 2');
  });

  it('can be shown before a release: which returns and definitions it would change', async () => {
    const now = await changesOf('next/changes');
    expect(now).toMatchObject({
      release: null,
      since: 3,
      returns: [],
      definitions: { views: [], reference: [], measures: [] },
    });

    await world.publish(theReturn('881', 2024, 3, 3));
    await world.publish(theReturn('344', 2025, 3, 9));
    await world.withdraw(CAME_LATER, 2);
    await world.withdraw(theReturn(OWN, 2025, 2, 0), 3);
    await redeploy(world, 'judgement');
    const next = await changesOf('next/changes');
    expect(
      next.returns.map(({ change, laCode, collectionYear, after }) => [
        change,
        laCode,
        collectionYear,
        after?.sequence,
      ]),
    ).toEqual([
      ['added', '881', 2024, 3],
      ['superseded', '344', 2025, 3],
      ['withdrawn', OWN, 2025, 1],
      ['withdrawn', '881', 2025, undefined],
    ]);
    expect(next.definitions.views).toMatchObject([{ view: 'judgement', change: 'changed' }]);
    for (const user of [OFFICER, INSPECTOR, OPERATOR]) {
      expect((await desk.get('/api/v1/releases/next/changes', user)).status).toBe(403);
    }
  });
});

describe('a release after one with lost tables', { timeout: 120_000 }, () => {
  const RETURN = theReturn(OWN, 2025, 1, 10);

  it('is still compared with it if only the engine has lost them', async () => {
    const world = await openReleaseWorld();
    await world.publish(RETURN);
    await world.release(1);
    await world.publish({ ...RETURN, sequence: 2, movers: 20 });
    await world.lake.engine.execute('drop schema release_000001 cascade');
    await world.release(2);

    const { json } = await openDesk(world).get('/api/v1/releases/2/changes', ANALYST);
    await world.close();
    expect(json.figures.measures).toContainEqual(
      expect.objectContaining({ measure: 'placements_3plus', basis: 'computed' }),
    );
  });

  it.each([
    {
      why: 'its file is lost',
      damage: async (world: ReleaseWorld, key: string) => rm(join(world.lake.folder, key)),
    },
    {
      why: 'some of its rows are lost',
      damage: async ({ lake }: ReleaseWorld, key: string) => {
        const half = { table: 'half', location: 'releases/half', sortedBy: [] };
        const rows = "select * from indicator where unit_level <> 'council'";
        await lake.engine.writeTable(rows, { ...half, database: 'release_000001' });
        await lake.store.put(key, (await lake.store.get('releases/half/data.parquet'))?.body ?? '');
      },
    },
  ])(
    'can no longer be read is published, and says that figures were not compared: $why',
    async ({ damage }) => {
      const world = await openReleaseWorld();
      await world.publish(RETURN);
      await world.release(1);
      await world.publish({ ...RETURN, sequence: 2, movers: 20 });
      for await (const { key } of world.lake.store.list('releases/000001/indicator/')) {
        await damage(world, key);
      }
      await world.release(2);

      const { json } = await openDesk(world).get('/api/v1/releases/2/changes', ANALYST);
      await world.close();
      expect(json).toMatchObject({ since: 1, returns: [{ change: 'superseded' }] });
      expect(json.figures).toEqual({
        of: 'none',
        note: 'The tables of release 1 could no longer be read.',
        measures: [],
      });
    },
  );
});
