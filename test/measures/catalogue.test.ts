import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MEASURES } from '../../schemas/measures/index.ts';
import { isComputed, Measure } from '../../schemas/measures/measure.ts';
import { VIEWS } from '../../schemas/views.ts';
import { openViewWorld } from '../sql/support/view-world.ts';

const FOLDER = join(import.meta.dirname, '../../schemas/measures');
const views = new Set(VIEWS.map(({ name }) => name));

describe('the catalogue of measures', () => {
  it('has each measure once, by id and profile', () => {
    const keys = MEASURES.map(({ id, profile }) => `${id} ${profile}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each(MEASURES)('has $id ($profile) complete, in a file of its name', (measure) => {
    expect(Measure.parse(measure)).toEqual(measure);
    const name = measure.id.replaceAll('_', '-');
    const files = readdirSync(FOLDER);
    expect(
      [`${name}.ts`, `${name}-${measure.profile}.ts`].some((file) => files.includes(file)),
    ).toBe(true);
  });

  it.each(MEASURES)(
    'describes $id ($profile) in a sentence with its value',
    ({ sentence, family }) => {
      const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(names).toEqual(family === 'workforce' ? ['value'] : ['year', 'value', 'counts']);
      expect(sentence).not.toMatch(/\.$/);
    },
  );

  it.each(MEASURES)('lets $id ($profile) need only what exists', ({ needs, marts }) => {
    for (const { input } of needs)
      expect(input === 'return' || views.has(`stg_${input}`)).toBe(true);
    for (const mart of marts) expect(views.has(mart)).toBe(true);
  });

  it.each(MEASURES.filter((measure) => !isComputed(measure)))(
    'gives $id ($profile), which is only published, no breakdowns',
    ({ breakdowns, needs, hasInterval }) => {
      expect({ breakdowns, needs, hasInterval }).toEqual({
        breakdowns: ['total'],
        needs: [],
        hasInterval: false,
      });
    },
  );

  it('gives every computed measure its total, and whatever else its file says', () => {
    for (const { breakdowns } of MEASURES.filter(isComputed)) {
      expect(breakdowns).toContain('total');
    }
  });
});

it('has counts in the SQL for every computed measure and profile', async () => {
  const { views, run } = await openViewWorld();
  const view = views.get('int_measure_counts');
  const columns = views.get('int_council_counts')?.columns.map(({ name }) => name) ?? [];
  if (view === undefined) throw new Error('The view is not there.');
  const counts = columns.filter((name) => /_(?:numerator|denominator)$/u.test(name));
  const place = { la_code: '823', collection_year: 2025 };
  const computed = MEASURES.filter(isComputed).map(({ id, profile }) => ({ measure: id, profile }));
  const { rows } = await run(view, {
    name: 'each measure of the catalogue',
    given: {
      int_council_counts: [
        {
          ...place,
          breakdown: 'total',
          category: 'Total',
          ...Object.fromEntries(counts.map((name) => [name, 7])),
        },
      ],
      int_council_measures: computed.map((each) => ({ ...place, ...each, is_available: true })),
      ref_measure_breakdowns: computed.map((each) => ({
        ...each,
        breakdown: 'total',
        position: 1,
      })),
    },
    expect: [],
  });
  const counted = rows.filter(
    ({ numerator, denominator }) => Number(numerator) === 7 && Number(denominator) === 7,
  );
  expect(counted.map(({ measure, profile }) => `${measure} ${profile}`).sort()).toEqual(
    computed.map(({ measure, profile }) => `${measure} ${profile}`).sort(),
  );
});
