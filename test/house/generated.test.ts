import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generatedModules } from '../../infra/sidecars/generated-modules.ts';

const ROOT = join(import.meta.dirname, '../..');

it('holds the modules that the sidecars give: npm run generate writes them', async () => {
  const modules = await generatedModules(join(ROOT, 'sql'));

  expect(modules.size).toBeGreaterThan(0);
  for (const [path, text] of modules) {
    expect(await readFile(join(ROOT, path), 'utf8'), path).toBe(text);
  }
});
