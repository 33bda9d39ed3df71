import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A secret of this machine, in `<dataFolder>/secrets/<name>`, readable by its owner only. The first process
 * that needs it creates it; all others read the same one.
 */
export function keepSecret(
  dataFolder: string,
  name: string,
  make: () => string = () => randomBytes(32).toString('base64url'),
): string {
  const folder = join(dataFolder, 'secrets');
  const path = join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // An empty file was left by a start that was killed. Nothing was made with it.
  if (readLocalSecret(dataFolder, name) === '') rmSync(path);
  const part = join(folder, `.${name}-${randomBytes(6).toString('hex')}`);
  writeFileSync(part, make(), { flag: 'wx', mode: 0o600 });
  try {
    linkSync(part, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(part);
  }
  return readFileSync(path, 'utf8');
}

/** A secret made before, or undefined. */
export function readLocalSecret(dataFolder: string, name: string): string | undefined {
  try {
    return readFileSync(join(dataFolder, 'secrets', name), 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
