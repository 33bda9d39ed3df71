import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EvidencePack } from '../../schemas/api/evidence-pack.ts';
import type { MeasureFigure } from '../../schemas/api/measures.ts';
import { openPages } from '../hostile/support/forms.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';
import { smallSql } from '../support/small-sql.ts';
import { openWorld, type World } from '../support/world.ts';
import { COUNCILS, GROUPS, MEMBERS, NEIGHBOURS } from './support/reorganised.ts';

const SENT = {
  2024: ['936', '850', '921', '926', '845'],
  2025: ['951', '952', '953', '954', '845'],
} as const;

let sqlFolder: string;
let world: World;
beforeAll(async () => {
  sqlFolder = await smallSql({
    ref_councils: COUNCILS,
    ref_neighbours: NEIGHBOURS,
    ref_groups: GROUPS,
    ref_group_members: MEMBERS,
  });
  world = await openWorld({ sqlFolder });
  for (const [year, codes] of Object.entries(SENT)) {
    for (const laCode of codes) await publish(laCode, Number(year));
  }
  const analyst = await world.as('analyst');
  const { json } = await analyst.post('/api/v1/releases');
  await analyst.waitWhile(`/api/v1/releases/${json.release}`, 'publishing');
}, 300_000);
afterAll(async () => {
  await world.close();
  await rm(dirname(sqlFolder), { recursive: true, force: true });
});

describe('a code that no council has', () => {
  const NOBODY = 'inspector';
  it.each([
    { path: '/api/v1/councils/999', account: NOBODY },
    { path: '/evidence-packs/999-1', account: NOBODY },
    { path: '/api/v1/evidence-packs/999-1', account: NOBODY },
    { path: '/api/v1/evidence-packs/999-1/manifest', account: NOBODY },
    { path: '/measures/placements_3plus/breakdowns?breakdown=sex&unit=999', account: NOBODY },
    { path: '/api/v1/measures/placements_3plus/data?unit=999', account: NOBODY },
    { path: '/submissions/ssda903-999-2025-20261122164903-3f9a2c1b4d5e', account: 'operator' },
  ])('is answered in words at $path', async ({ path, account }) => {
    const pages = await openPages(world, account);
    const { status, text } = await pages.get(path);
    expect(status).toBe(404);
    expect(text).toMatch(
      /no council|has not been requested|There is no submission|no such evidence pack/u,
    );
  });
});

async function publish(laCode: string, year: number): Promise<void> {
  const officer = await world.as(`officer ${laCode}`);
  const files = filesOf(smallCouncilReturns(laCode, laCode), year);
  const { id, status } = await officer.submit(laCode, year, files);
  const reason = status === 'errors' ? 'As recorded.' : undefined;
  expect((await officer.accept(id, reason)).status).toBe('published');
}

async function figures(account = 'analyst') {
  const client = await world.as(account);
  const { json } = await client.get('/api/v1/measures/placements_3plus/data?breakdown=total');
  const all: readonly MeasureFigure[] = json.results;
  return (unitCode: string, year: number) =>
    all.find(
      (one) => one.basis === 'computed' && one.unitCode === unitCode && one.collectionYear === year,
    );
}

async function packOf(laCode: string, account = 'inspector') {
  const client = await world.as(account);
  const asked = await client.post('/api/v1/evidence-packs', { laCode });
  expect(asked.status).toBe(202);
  await client.waitWhile(`/api/v1/evidence-packs/${asked.json.id}`, 'building');
  const pack = EvidencePack.parse(
    (await client.get(`/api/v1/evidence-packs/${asked.json.id}`)).json,
  );
  const measureOf = (id: string, kind: 'computed' | 'published') =>
    pack.themes
      .flatMap(({ measures }) => measures)
      .find((measure) => measure.id === id && measure.kind === kind);
  const row = (id: string, kind: 'computed' | 'published', label: string) => {
    const trend = measureOf(id, kind)?.trend;
    const found = trend?.rows.find((one) => one.label === label);
    return Object.fromEntries(
      (trend?.columns ?? []).flatMap((year, at) => (found ? [[year, found.figures[at]]] : [])),
    );
  };
  return { pack, measureOf, row };
}

const inForceOn = (day: string, region?: string): number =>
  COUNCILS.filter(
    ({ valid_from = '', valid_to = '', region_name }) =>
      valid_from <= day &&
      (valid_to === '' || valid_to >= day) &&
      (region === undefined || region_name === region),
  ).length;

describe('sums over councils that were split, merged and renumbered', () => {
  it.each([2024, 2025] as const)('cover the councils that existed in %i', async (year) => {
    const of = await figures();
    const sent = SENT[year].map((code) => of(code, year));
    expect(of('E92000001', year)).toMatchObject({
      numerator: sum(sent.map((one) => one?.numerator)),
      denominator: sum(sent.map((one) => one?.denominator)),
      councilsCounted: sent.length,
      councilsTotal: inForceOn(`${year}-03-31`),
    });
    const southEast = SENT[year].filter((code) => code !== '926' && code !== '954');
    expect(of('E12000008', year)).toMatchObject({
      denominator: sum(southEast.map((code) => of(code, year)?.denominator)),
      councilsCounted: southEast.length,
      councilsTotal: inForceOn(`${year}-03-31`, 'South East'),
    });
  });

  it('include each council only in the years in which it existed', async () => {
    const of = await figures();
    for (const code of ['936', '850', '921', '926']) expect(of(code, 2025)).toBeUndefined();
    for (const code of ['951', '952', '953', '954']) expect(of(code, 2024)).toBeUndefined();
  });

  it('for a group cover its members on 31 March', async () => {
    const of = await figures();
    const members = { 2024: ['936', '845'], 2025: ['951', '952', '845', '953'] } as const;
    for (const year of [2024, 2025] as const) {
      const own = members[year].map((code) => of(code, year));
      expect(of('southern-cooperative', year)).toMatchObject({
        unitLevel: 'group',
        numerator: sum(own.map((one) => one?.numerator)),
        denominator: sum(own.map((one) => one?.denominator)),
        councilsCounted: own.length,
        councilsTotal: own.length,
      });
    }
  });

  it('for a group of fewer than three councils are not shown to officers', async () => {
    const of = await figures('officer 951');
    expect(of('southern-cooperative', 2024)).toMatchObject({ value: null, availability: 'c' });
    expect(of('southern-cooperative', 2025)).toMatchObject({ availability: 'available' });
    expect(of('845', 2025)).toBeUndefined();
  });

  it('have the name of the group on the page of a measure and in tidy data', async () => {
    const analyst = await world.as('analyst');
    const csv = await analyst.get('/api/v1/measures/placements_3plus/data?format=csv');
    expect(csv.text).toMatch(
      /Group of local authorities,E92000001,England,,,,,,southern-cooperative,Southern Cooperative,/,
    );
    const page = await analyst.get('/measures/placements_3plus?year=2025');
    expect(page.text.replaceAll(/\s+/g, ' ')).toMatch(/Southern Cooperative<\/th>.*?4 of 4/);
  });
});

describe('a council that follows others', () => {
  it('has no history from before its first return', async () => {
    const { measureOf } = await packOf('951');
    for (const id of ['placements_3plus', 'placement_moves_2plus', 'social_workers_3plus']) {
      expect(measureOf(id, 'computed')?.trend?.columns).toEqual(['2025']);
    }
  });

  it.each([
    { laCode: '951', predecessors: ['Surrey'] },
    { laCode: '952', predecessors: ['Surrey'] },
    { laCode: '953', predecessors: ['Hampshire', 'Isle of Wight'] },
    { laCode: '954', predecessors: ['Norfolk'] },
  ])('$laCode shows the published figures of $predecessors', async ({ laCode, predecessors }) => {
    const { pack, measureOf } = await packOf(laCode);
    expect(pack.council.predecessors.map(({ name }) => name)).toEqual(predecessors);
    const rows = measureOf('placements_3plus', 'published')?.trend?.rows ?? [];
    expect(rows.filter(({ kind }) => kind === 'predecessor').map(({ label }) => label)).toEqual(
      predecessors,
    );
    const computed = measureOf('placements_3plus', 'computed')?.trend?.rows ?? [];
    expect(computed.some(({ kind }) => kind === 'predecessor')).toBe(false);
  });

  it('is shown with its group for comparison', async () => {
    const { row } = await packOf('951');
    expect(row('placements_3plus', 'computed', 'Southern Cooperative')['2025']).toMatchObject({
      councils: { counted: 4, total: 4 },
    });
  });

  it('has no neighbours until a neighbour model includes it', async () => {
    const { pack, row } = await packOf('952');
    expect(pack.council.neighbours).toEqual([]);
    expect(row('placements_3plus', 'computed', 'Mean of neighbours')['2025']).toMatchObject({
      value: null,
      missing: 'no neighbour',
    });
  });
});

describe('neighbours that begin or end', () => {
  it('count in the years for which they have a return', async () => {
    const of = await figures();
    const { row } = await packOf('845');
    const mean = row('placements_3plus', 'computed', 'Mean of neighbours');
    const values = ['951', '953', '954'].map((code) => of(code, 2025)?.value ?? Number.NaN);
    expect(mean['2024']).toMatchObject({ councils: { counted: 2, total: NEIGHBOURS_OF_845 } });
    expect(mean['2024']).toMatchObject({ value: null, missing: 'too few councils' });
    expect(mean['2025']).toMatchObject({ councils: { counted: 3, total: NEIGHBOURS_OF_845 } });
    expect(mean['2025']?.value).toBeCloseTo(sum(values) / values.length, 9);
  });
});

describe('a council that has ended', () => {
  it('is still found and read by its own officers, and not listed for anyone else', async () => {
    const officer = await world.as('officer 936');
    const own = await officer.get('/api/v1/councils');
    expect(own.json.results.map(({ name }: { name: string }) => name)).toEqual(['Surrey']);
    const { pack } = await packOf('936', 'officer 936');
    expect(pack.council.name).toBe('Surrey');
    const inspector = await world.as('inspector');
    const { json } = await inspector.get('/api/v1/councils?search=surrey');
    expect(json.results.map(({ laCode }: { laCode: string }) => laCode)).toEqual(['951', '952']);
  });

  it('may still correct a return of a year in which it existed', async () => {
    const officer = await world.as('officer 936');
    const files = filesOf(smallCouncilReturns('936', 'corrected'), 2024);
    expect(await officer.submit('936', 2024, files)).toMatchObject({ collectionYear: 2024 });
  });
});

describe('a council whose ONS code changed', () => {
  it('has no predecessor', async () => {
    const { pack } = await packOf('825');
    expect(pack.council.predecessors).toEqual([]);
    const inspector = await world.as('inspector');
    expect((await inspector.get('/api/v1/councils/825')).json.predecessors).toEqual([]);
  });
});

const NEIGHBOURS_OF_845 = NEIGHBOURS.filter(({ la_code }) => la_code === '845').length;

function sum(parts: readonly (number | null | undefined)[]): number {
  return parts.reduce<number>((all, part) => all + (part ?? Number.NaN), 0);
}
