import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RETURN_SHAPES, RETURNS } from '../../schemas/returns/index.ts';

const ROOT = join(import.meta.dirname, '../..');
const CODE = /\.(?:ts|js|mjs|njk)$/;

/** Code outside a return's own folder that may name it, and why. Tests, SQL and documents may, too. */
const MAY_NAME = [
  { place: 'schemas/returns/index.ts', why: 'the list of returns' },
  { place: 'schemas/views.generated.ts', why: 'made from the descriptions of the SQL' },
  { place: 'infra/local/demonstration/', why: 'makes up returns of this one kind' },
  { place: 'functions/build-evidence-pack/', why: 'says in words which return its figures are of' },
] as const;

function codeIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && CODE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1));
}

/** The code that names a return, its own folder left out. */
function naming(id: string): readonly string[] {
  const own = `schemas/returns/${id.replaceAll('_', '-')}/`;
  return ['functions', 'schemas', 'infra']
    .flatMap(codeIn)
    .filter((file) => !file.startsWith(own))
    .filter((file) => readFileSync(join(ROOT, file), 'utf8').toLowerCase().includes(id));
}

describe.each(RETURNS)('the return $id', ({ id }) => {
  it('is named by its own folder and no other code', () => {
    const others = naming(id).filter(
      (file) => !MAY_NAME.some(({ place }) => file.startsWith(place)),
    );
    expect(others).toEqual([]);
  });
});

it('every return is listed with its rules and without, in one order', () => {
  expect(RETURN_SHAPES.map(({ id }) => id)).toEqual(RETURNS.map(({ id }) => id));
});
