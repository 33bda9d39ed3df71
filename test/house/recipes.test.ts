import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyProject, type ProjectCopy } from './support/copy-of-the-project.ts';
import { MEASURE_STEPS, PROOF, RETURN_STEPS } from './support/recipe-steps.ts';

const ROOT = join(import.meta.dirname, '../..');
const TEXT = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
const SOURCES = ['schemas', 'functions', 'sql', 'infra', 'test'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1)),
);

/** The files in the recipe with this title, as written there. */
function filesOf(title: string): string[] {
  const recipe = TEXT.split(/^### /mu).find((part) => part.startsWith(`${title}\n`));
  if (recipe === undefined) throw new Error(`CONTRIBUTING.md has no recipe "${title}".`);
  return [...recipe.matchAll(/^\d+\. `([^`]+)`/gmu)]
    .map(([, path = '']) => path)
    .filter((path) => !path.startsWith('npm '));
}

const NAMED = [
  ...new Set(
    [...TEXT.matchAll(/`((?:schemas|functions|sql|infra|test)\/[^`*]*)`/gu)].map(
      ([, path = '']) => path,
    ),
  ),
];

describe('CONTRIBUTING.md', () => {
  it.each(NAMED)('names an existing file, folder or kind of file: %s', (path) => {
    const pattern = path.split(/<\w+>/u).map((part) => part.replace(/[.\\/]/gu, '\\$&'));
    const kind = new RegExp(`^${pattern.join('[\\w-]+')}${path.endsWith('/') ? '' : '(/|$)'}`, 'u');
    expect(SOURCES.filter((file) => kind.test(file))).not.toEqual([]);
  });
});

const RECIPES = (TEXT.split(/^## Recipes$/mu)[1] ?? '').split(/^### /mu).slice(1);

describe.each(RECIPES.map((text) => ({ title: text.split('\n')[0], text })))(
  'the recipe "$title"',
  ({ text }) => {
    it('says what to copy', () => {
      expect(text).toMatch(/\bCopy [^\n]*`/u);
    });

    it('has a check, of tests that exist', () => {
      const checks = [...text.matchAll(/`npx vitest run ([^`]+)`/gu)].map(
        ([, words = '']) => words,
      );
      const named = checks.flatMap((words) => words.match(/test\/[\w./-]+/gu) ?? []);
      expect(named).not.toEqual([]);
      expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    });
  },
);

describe('the recipes for a measure and for a return, followed exactly in a copy of the project,', () => {
  let copy: ProjectCopy;
  beforeAll(async () => {
    copy = await copyProject();
  });
  afterAll(() => copy.remove());

  it.each([
    ['A computed measure', MEASURE_STEPS],
    ['A return', RETURN_STEPS],
  ])('list every file of %s, and no other', async (title, steps) => {
    expect(steps.map(({ as }) => as)).toEqual(filesOf(title));
    for (const { path, edit } of steps) await copy.write(path, edit);
  });

  it('give a working measure and return, from an upload to a figure of a release', async () => {
    await copy.run('node', 'infra/sidecars/generate.ts');
    await copy.write('test/walked.test.ts', () => PROOF);
    const suites = [
      'test/walked.test.ts',
      'test/measures/add-a-measure.test.ts',
      'test/measures/breakdowns.test.ts',
      'test/measures/catalogue.test.ts',
      'test/house/generated.test.ts',
    ];
    expect(await copy.run('vitest', 'run', ...suites)).toMatch(/Test Files .*5 passed/u);
    const views = ['test/sql/views.test.ts', '-t', 'int_council_counts|int_measure_counts'];
    expect(await copy.run('vitest', 'run', ...views)).toContain('1 passed');
  }, 300_000);
});
