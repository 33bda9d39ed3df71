import { describe, expect, it } from 'vitest';
import { RETURN_SHAPES, RETURNS } from '../../schemas/returns/index.ts';
import { projectFiles } from './boundaries/project-files.ts';
import { namedReturns } from './boundaries/return-names.ts';

describe.each(RETURNS)('the return $id', ({ id }) => {
  it('is named by its own folder and no other code', () => {
    expect(namedReturns(projectFiles())).toEqual([]);
  });

  it.each([
    ['functions/measures/x.ts', `if (type === '${id}') {}`],
    ['functions/a/b/c/d.njk', `<p>${id.toUpperCase()}</p>`],
    ['schemas/lake/x.ts', `import { A } from '../returns/${id}/index.ts';`],
    ['infra/local/x.mjs', `const table = "${id}_header";`],
  ])('is refused in %s', (file, text) => {
    expect(namedReturns(new Map([[file, text]]))).toMatchObject([{ file, id }]);
  });

  it.each([`schemas/returns/${id}/x.ts`, 'test/x.test.ts', 'sql/staging/x.sql'])(
    'may be named in %s',
    (file) => {
      expect(namedReturns(new Map([[file, id]]))).toEqual([]);
    },
  );
});

it('the list of returns with rules and the list without rules have the same order', () => {
  expect(RETURN_SHAPES.map(({ id }) => id)).toEqual(RETURNS.map(({ id }) => id));
});
