import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BREAKDOWNS } from '../../schemas/measures/breakdowns.ts';
import { MEASURES } from '../../schemas/measures/index.ts';
import { isComputed, Measure } from '../../schemas/measures/measure.ts';
import { VIEWS } from '../../schemas/views.ts';

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

  it('has both sets of age bands and the total for every computed measure', () => {
    for (const { breakdowns } of MEASURES.filter(isComputed)) {
      expect(breakdowns).toEqual(Object.keys(BREAKDOWNS));
    }
  });
});
