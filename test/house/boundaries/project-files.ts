import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const CODE = '{schemas,functions,infra,sql,test}/**/*.{ts,mts,cts,js,mjs,cjs,njk,scss}';

/** The text of every file with imports, by its path from the project's root. */
export function projectFiles(): ReadonlyMap<string, string> {
  return new Map(
    globSync(CODE, { cwd: ROOT })
      .sort()
      .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(ROOT, file), 'utf8')]),
  );
}
