import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MeasureFigure } from '../../schemas/api/measures.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';
import { type PublishedRow, smallSql } from '../support/small-sql.ts';
import { openWorld, type World } from '../support/world.ts';

/** Invented: 961 became 962 on 1 April 2024, and 962 became 963 in the middle of the collection year 2025. */
const COUNCILS: readonly PublishedRow[] = [
  council('961', 'Firstshire', { valid_from: '2009-01-01', valid_to: '2024-03-31', after: '962' }),
  council('962', 'Nextshire', {
    valid_from: '2024-04-01',
    valid_to: '2024-09-30',
    before: '961',
    after: '963',
  }),
  council('963', 'Lastshire', { valid_from: '2024-10-01', before: '962' }),
];

function council(
  la_code: string,
  name: string,
  { before = '', after = '', ...days }: PublishedRow,
): PublishedRow {
  return {
    la_code,
    gss_code: `E06000${la_code}`,
    name,
    la_type: 'Unitary authority',
    region_code: 'E12000008',
    region_name: 'South East',
    status: days.valid_to === undefined ? 'live' : 'ended',
    predecessor_la_codes: before,
    successor_la_codes: after,
    ...days,
  };
}

let sqlFolder: string;
let world: World;
beforeAll(async () => {
  sqlFolder = await smallSql({
    ref_councils: COUNCILS,
    ref_neighbours: [],
    ref_groups: [{ group_code: 'chained', name: 'Chained Service', kind: 'shared service' }],
    ref_group_members: [
      { group_code: 'chained', la_code: '961', valid_from: '2023-04-01', valid_to: '2024-03-31' },
      { group_code: 'chained', la_code: '962', valid_from: '2024-04-01', valid_to: '2024-09-30' },
      { group_code: 'chained', la_code: '963', valid_from: '2024-10-01' },
    ],
  });
  world = await openWorld({ sqlFolder });
  await publish('961', 2024);
  await publish('962', 2025);
  await publish('963', 2025);
  const analyst = await world.as('analyst');
  const { json } = await analyst.post('/api/v1/releases');
  const { status } = await analyst.waitWhile(`/api/v1/releases/${json.release}`, 'publishing');
  expect(status).toBe('published');
}, 300_000);
afterAll(async () => {
  await world.close();
  await rm(dirname(sqlFolder), { recursive: true, force: true });
});

async function publish(laCode: string, year: number): Promise<void> {
  const officer = await world.as(`officer ${laCode}`);
  const files = filesOf(smallCouncilReturns(laCode, laCode), year);
  const { id, status } = await officer.submit(laCode, year, files);
  const reason = status === 'errors' ? 'As recorded.' : undefined;
  expect((await officer.accept(id, reason)).status).toBe('published');
}

async function figuresOf(measure: string) {
  const analyst = await world.as('analyst');
  const { json } = await analyst.get(`/api/v1/measures/${measure}/data?breakdown=total`);
  const all: readonly MeasureFigure[] = json.results;
  const find = (unitCode: string, year: number) =>
    all.find(
      (one) => one.basis === 'computed' && one.unitCode === unitCode && one.collectionYear === year,
    );
  return { all, find };
}

describe('a council that became another, which became a third', () => {
  it.each([
    { laCode: '961', year: 2026, says: 'Lastshire (963) took over.' },
    { laCode: '961', year: 2025, says: 'Nextshire (962) took over.' },
    { laCode: '963', year: 2024, says: 'The return for that year is from Firstshire (961),' },
    { laCode: '962', year: 2026, says: 'Lastshire (963) took over.' },
  ])(
    'is told for $year, as $laCode, which council sends that return',
    async ({ laCode, year, says }) => {
      const officer = await world.as(`officer ${laCode}`);
      const { status, json } = await officer.post('/api/v1/submissions', {
        return: 'ssda903',
        collectionYear: year,
        laCode,
        files: [{ name: 'header.csv', size: 1, sha256: 'a'.repeat(64) }],
      });
      expect(status).toBe(422);
      expect(json.problems[0].message).toContain(says);
    },
  );

  it('has each one’s figures under its own code, in the years that it sent', async () => {
    const { find } = await figuresOf('placements_3plus');
    expect(find('961', 2024)?.denominator).toBeGreaterThan(0);
    expect(find('962', 2025)?.denominator).toBeGreaterThan(0);
    expect(find('963', 2025)?.denominator).toBeGreaterThan(0);
    expect(find('961', 2025)?.denominator ?? 0).toBe(0);
  });

  it('counts in its group in the year in which it ended, next to the one that took over', async () => {
    const { find } = await figuresOf('placements_3plus');
    const [ended, next] = [find('962', 2025), find('963', 2025)];
    expect(find('chained', 2025)).toMatchObject({
      numerator: (ended?.numerator ?? 0) + (next?.numerator ?? 0),
      denominator: (ended?.denominator ?? 0) + (next?.denominator ?? 0),
    });
    expect(find('chained', 2024)?.denominator).toBe(find('961', 2024)?.denominator);
  });
});

describe('a measure whose id begins another one’s', () => {
  it('has only its own figures', async () => {
    const ids = ['placements_3plus', 'placements_3plus_2y'];
    for (const id of ids) {
      const { all } = await figuresOf(id);
      expect(new Set(all.map(({ measure }) => measure)), id).toEqual(new Set([id]));
    }
    const [one, two] = await Promise.all(ids.map(figuresOf));
    expect(one?.find('962', 2025)).not.toEqual(two?.find('962', 2025));
  });
});
