import { createHash } from 'node:crypto';
import type { ReleaseManifest } from '../../../schemas/api/releases.ts';
import type { ObjectStore } from '../ports/object-store.ts';

type ReleaseTable = ReleaseManifest['tables'][number];

/** Views of a published release whose tables do not have exactly the files, with the content, that the release lists. */
export async function lostTables(
  tables: readonly ReleaseTable[],
  lake: ObjectStore,
): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const table of tables) if (!(await isWhole(table, lake))) lost.push(table.view);
  return lost;
}

/** The files below a table's location that engines read, with their SHA-256. */
export async function filesOfTable(
  location: string,
  lake: ObjectStore,
): Promise<ReleaseTable['files']> {
  const files: ReleaseTable['files'] = [];
  for await (const { key, size } of lake.list(`${location}/`)) {
    // As in engines, files whose names start with `.` or `_` are not part of a table.
    if (/\/[._][^/]*$/u.test(key)) continue;
    const hash = createHash('sha256');
    for await (const piece of lake.read(key)) hash.update(piece);
    files.push({ key, size, sha256: hash.digest('hex') });
  }
  return files;
}

async function isWhole({ location, files }: ReleaseTable, lake: ObjectStore): Promise<boolean> {
  const sizes = new Map<string, number>();
  for await (const { key, size } of lake.list(`${location}/`)) sizes.set(key, size);
  if (!files.every(({ key, size }) => sizes.get(key) === size)) return false;
  const found = new Map((await filesOfTable(location, lake)).map((file) => [file.key, file]));
  if (found.size !== files.length) return false;
  return files.every(({ key, size, sha256 }) => {
    const file = found.get(key);
    return file?.size === size && (sha256 === undefined || file.sha256 === sha256);
  });
}
