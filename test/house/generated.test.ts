import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generatedFiles } from '../../infra/sidecars/generated-files.ts';

const ROOT = join(import.meta.dirname, '../..');

it('every generated file is up to date: run npm run generate', async () => {
  const files = await generatedFiles(join(ROOT, 'sql'));

  expect(files.size).toBeGreaterThan(0);
  for (const [path, text] of files) {
    expect(await readFile(join(ROOT, path), 'utf8'), path).toBe(text);
  }
});
