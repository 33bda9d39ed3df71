import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedModules } from './generated-modules.ts';

const ROOT = join(import.meta.dirname, '../..');

for (const [path, text] of await generatedModules(join(ROOT, 'sql'))) {
  await writeFile(join(ROOT, path), text);
}
