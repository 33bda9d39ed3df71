import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { REFERENCE_TABLES, type ReferenceTable } from '../../schemas/reference.ts';
import { toParquet } from '../shared/lake/write-parquet.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { referenceRows } from './reference-rows.ts';

const VERSIONS_KEY = 'reference/versions.json';
const Versions = z.record(z.string(), z.string());

export interface LoadedTables {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
}

/** Puts the published tables of `sql/reference` into the lake. A table whose file has not changed is left alone. */
export async function loadReference(lake: ObjectStore, sqlFolder: string): Promise<LoadedTables> {
  const versions = await readVersions(lake);
  const written: string[] = [];
  const unchanged: string[] = [];
  for (const reference of REFERENCE_TABLES) {
    const { name, location } = reference.table;
    const csv = await readFile(join(sqlFolder, 'reference', `${name}.csv`), 'utf8');
    const version = versionOf(reference, csv);
    const key = `${location}/data.parquet`;
    if (versions[name] === version && (await lake.head(key)) !== undefined) {
      unchanged.push(name);
      continue;
    }
    await lake.put(key, toParquet(reference.table, referenceRows(reference, csv)));
    versions[name] = version;
    written.push(name);
  }
  if (written.length > 0) {
    await lake.put(VERSIONS_KEY, JSON.stringify(versions), 'application/json');
  }
  return { written, unchanged };
}

async function readVersions(lake: ObjectStore): Promise<Record<string, string>> {
  const stored = await lake.get(VERSIONS_KEY);
  if (stored === undefined) return {};
  return Versions.parse(JSON.parse(Buffer.from(stored.body).toString('utf8')));
}

// The columns count too: a new type needs a new file although the text is the same.
function versionOf({ table }: ReferenceTable, csv: string): string {
  return createHash('sha256').update(JSON.stringify(table.columns)).update(csv).digest('hex');
}
