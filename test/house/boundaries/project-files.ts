import { globSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const CODE = '{schemas,functions,infra,sql,test}/**/*.{ts,mts,cts,js,mjs,cjs,njk,scss}';

/** The text of every file with imports, by its path from the project's root. Throws for a link, whose file is elsewhere. */
export function projectFiles(): ReadonlyMap<string, string> {
  return new Map(
    globSync(CODE, { cwd: ROOT })
      .sort()
      .map((file) => [file.replaceAll('\\', '/'), readText(file)]),
  );
}

function readText(file: string): string {
  const path = join(ROOT, file);
  if (lstatSync(path).isSymbolicLink()) {
    throw new Error(`${file} is a symbolic link. Put the file itself there.`);
  }
  return readFileSync(path, 'utf8');
}
