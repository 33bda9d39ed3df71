import { describe, expect, it } from 'vitest';
import type { EvidencePack, PackMeasure } from '../../schemas/api/evidence-pack.ts';
import { buildPackOf, COUNCILS, createReleases, packOf } from './support/release-world.ts';
import { COUNCILS_IN_ALL } from './support/unit-documents.ts';

function measureOf(pack: EvidencePack, id: string, kind: PackMeasure['kind']) {
  return pack.themes
    .flatMap((theme) => theme.measures)
    .find((measure) => measure.id === id && measure.kind === kind);
}

function summaryOf(pack: EvidencePack): string {
  return pack.summary.flatMap((part) => part.answers.map((answer) => answer.text)).join('\n');
}

describe('a council with accepted returns', () => {
  it('has each of the four measures with region, England and the mean and median of neighbours', async () => {
    const { pack } = await packOf('823');
    const four = [
      'social_workers_3plus',
      'social_worker_changes_2plus',
      'placements_3plus',
      'placement_moves_2plus',
    ];
    for (const id of four) {
      const rows = measureOf(pack, id, 'computed')?.comparison?.rows ?? [];
      expect(rows.map((row) => row.label)).toEqual([
        'Central Bedfordshire',
        'East of England',
        'England',
        'Mean of neighbours',
        'Median of neighbours',
      ]);
      expect(rows.every((row) => row.figures[0]?.value !== null)).toBe(true);
    }
  });

  it('shows counts and the 95% interval of its own rate, and how many councils a sum covers', async () => {
    const { pack } = await packOf('823');
    const rows = measureOf(pack, 'placements_3plus', 'computed')?.comparison?.rows ?? [];
    const [council, , england, mean] = rows.map((row) => row.figures[0]);
    expect(council).toMatchObject({ numerator: 86, denominator: 360 });
    expect(council?.interval?.low).toBeCloseTo((100 * 86) / 360 - 4.25);
    expect(england?.councils).toEqual({ counted: 3, total: COUNCILS_IN_ALL });
    expect(mean?.councils).toEqual({ counted: 4, total: 10 });
  });

  it('has a trend over the years of its returns and breakdowns by age and sex', async () => {
    const { pack } = await packOf('823');
    const measure = measureOf(pack, 'social_worker_changes_2plus', 'computed');
    expect(measure?.trend?.columns).toEqual(['2024', '2025']);
    const categories = measure?.breakdowns.map((table) => table.rows.map((row) => row.label));
    expect(categories).toEqual([
      ['5 to 11', '16 and over'],
      ['Female', 'Male'],
      ['Social worker recorded'],
    ]);
  });

  it('shows how many of its children have no social worker to count', async () => {
    const { pack } = await packOf('823');
    const tables = measureOf(pack, 'social_workers_3plus', 'computed')?.breakdowns;
    expect(tables?.at(-1)?.rows[0]?.figures[0]).toMatchObject({
      numerator: 351,
      denominator: 360,
      value: 97.5,
    });
    const placements = measureOf(pack, 'placements_3plus', 'computed')?.breakdowns ?? [];
    expect(placements).toHaveLength(2);
  });

  it('lists the returns behind it, newest first, and who the children are', async () => {
    const { pack } = await packOf('823');
    expect(pack.sources.returns.map((each) => each.submission)).toEqual([
      'ssda903-823-2025-abc1',
      'ssda903-823-2024-abc0',
    ]);
    expect(pack.cohort.statement[0]?.text).toContain('360 children of Central Bedfordshire');
    const captions = pack.cohort.tables.map((table) => table.caption);
    expect(captions).toContain('Legal status on 31 March, 2025');
  });
});

describe('a council with few children', () => {
  it('has rates of fewer than 30 children marked as small, and a sentence that says so', async () => {
    const { pack } = await packOf('857');
    const row = measureOf(pack, 'placements_3plus', 'computed')?.comparison?.rows[0];
    expect(row?.figures[0]).toMatchObject({ denominator: 21, small: true });
    expect(summaryOf(pack)).toContain(
      'Fewer than 30 children are counted: look at the counts as well as the rate.',
    );
  });
});

describe('a sum or mean over fewer than three councils', () => {
  it('is not shown for a region, nor is its interval', async () => {
    const { pack } = await buildPackOf('823', await createReleases(COUNCILS, 2));
    const rows = measureOf(pack, 'placements_3plus', 'computed')?.comparison?.rows ?? [];
    const [council, region, england] = rows.map((row) => row.figures[0]);
    expect(region).toMatchObject({
      value: null,
      numerator: null,
      denominator: null,
      interval: null,
      councils: { counted: 2, total: COUNCILS_IN_ALL },
      missing: 'too few councils',
    });
    expect([council?.value, england?.value]).not.toContain(null);
  });

  it('is not shown for neighbours, so that no one can calculate the data of another council', async () => {
    const { pack } = await packOf('857');
    const rows = measureOf(pack, 'placements_3plus', 'computed')?.comparison?.rows ?? [];
    for (const row of rows.filter((each) => each.kind === 'neighbours')) {
      expect(row.figures[0]).toMatchObject({
        value: null,
        councils: { counted: 2, total: 10 },
        missing: 'too few councils',
      });
    }
  });
});

describe('a council whose return holds no social workers', () => {
  it('has its placement measures, and says why the social worker measures are missing', async () => {
    const { pack } = await packOf('350');
    const figureOf = (id: string) =>
      measureOf(pack, id, 'computed')?.comparison?.rows[0]?.figures[0];
    expect(figureOf('placements_3plus')?.value).toBeGreaterThan(0);
    expect(figureOf('social_workers_3plus')).toMatchObject({
      value: null,
      missing: 'not available: no usable rows in the returns that it needs',
    });
    expect(summaryOf(pack)).toContain(
      'Three or more social workers in the year, 2025, computed from the return, DfE definition: not available',
    );
  });
});

describe('a council without any return', () => {
  it('has a complete pack of published figures, which says that nothing is computed', async () => {
    const { pack } = await packOf('344');
    expect(pack.sources.statement[0]).toContain('No return of Wirral is in release 1.');
    expect(measureOf(pack, 'placements_3plus', 'computed')).toMatchObject({
      comparison: null,
      trend: null,
      statement: [{ text: 'Not computed: the release has no accepted return of Wirral.' }],
    });
    expect(measureOf(pack, 'placements_3plus', 'published')?.statement[0]?.text).toBe(
      'In the year to 31 March 2025, 12% of children looked after (38 of 365) had three or more placements (published by DfE).',
    );
    expect(pack.glance.map((table) => table.caption)).toEqual([
      'Published by DfE',
      'Social work workforce, published by DfE',
    ]);
  });
});

describe('a council whose figures are hidden', () => {
  it('has the reason in words in place of each figure', async () => {
    const { pack, html } = await packOf('201');
    const row = measureOf(pack, 'placements_3plus', 'published')?.comparison?.rows[0];
    expect(row?.figures[0]).toMatchObject({
      value: null,
      numerator: null,
      missing: 'hidden to protect children',
    });
    expect(summaryOf(pack)).toContain(
      'Three or more placements in the year, 2025, published by DfE: hidden to protect children.',
    );
    expect(html).toContain('hidden to protect children');
    expect(html).not.toMatch(/NaN|undefined|null/);
  });
});

describe('a council that took over from another', () => {
  it('shows the previous council separately, under its own name', async () => {
    const { pack } = await packOf('942');
    expect(pack.council.predecessors).toEqual([{ code: '909', name: 'Cumbria' }]);
    const rows = measureOf(pack, 'placements_3plus', 'published')?.trend?.rows ?? [];
    expect(rows.filter((row) => row.kind === 'predecessor').map((row) => row.label)).toEqual([
      'Cumbria',
    ]);
    expect(pack.sources.statement.join(' ')).toContain('Cumberland took over from Cumbria.');
    expect(pack.inspections.history.map((each) => each.council).sort()).toEqual([
      'Cumberland',
      'Cumbria',
    ]);
  });
});

describe('a council whose workforce is published together with another', () => {
  it('names the other council', async () => {
    const { pack } = await packOf('314');
    expect(pack.workforce.notes.join(' ')).toContain(
      'together with those for Richmond upon Thames',
    );
  });
});

describe('every pack', () => {
  it('answers the three questions of inspectors, and contains no plans', async () => {
    const { pack } = await packOf('823');
    expect(pack.summary.map((part) => part.question)).toEqual([
      'What do the data say about stability for children in care?',
      'How is it known?',
      'What are the plans?',
    ]);
    expect(pack.summary[2]?.about).toContain('ask the council');
  });

  it('states limits, definitions and the history of inspections', async () => {
    const { pack } = await packOf('344');
    expect(pack.limits.length).toBeGreaterThan(5);
    expect(pack.definitions.map((each) => each.term)).toContain('Placement (DfE)');
    expect(pack.inspections.history[0]?.grades).toContainEqual({
      area: 'Children in care',
      grade: 'Good',
    });
  });
});
