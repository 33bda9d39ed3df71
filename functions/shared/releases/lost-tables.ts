import type { ReleaseManifest } from '../../../schemas/api/releases.ts';
import { hashOfObject } from '../ports/hash-of-object.ts';
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
  for (const [key, size] of await sizesOfFiles(location, lake)) {
    files.push({ key, size, sha256: await hashOfObject(key, lake) });
  }
  return files;
}

/** True if a table has exactly the files that are listed, by key and size. Their content is not read. */
export async function hasListedFiles(
  { location, files }: Omit<ReleaseTable, 'view'>,
  lake: ObjectStore,
): Promise<boolean> {
  const sizes = await sizesOfFiles(location, lake);
  return sizes.size === files.length && files.every(({ key, size }) => sizes.get(key) === size);
}

async function sizesOfFiles(
  location: string,
  lake: ObjectStore,
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  for await (const { key, size } of lake.list(`${location}/`)) {
    // As in engines, files whose names start with `.` or `_` are not part of a table.
    if (!/\/[._][^/]*$/u.test(key)) sizes.set(key, size);
  }
  return sizes;
}

async function isWhole(table: ReleaseTable, lake: ObjectStore): Promise<boolean> {
  if (!(await hasListedFiles(table, lake))) return false;
  for (const { key, sha256 } of table.files) {
    if (sha256 !== undefined && (await hashOfObject(key, lake)) !== sha256) return false;
  }
  return true;
}
