import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedFiles } from './generated-files.ts';

const ROOT = join(import.meta.dirname, '../..');

for (const [path, text] of await generatedFiles(join(ROOT, 'sql'))) {
  await writeFile(join(ROOT, path), text);
}
