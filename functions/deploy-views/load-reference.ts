import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { ReferenceTable } from '../../schemas/reference.ts';
import { type LakeRow, toParquet } from '../shared/lake/write-parquet.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { csvRows, definedRows } from './reference-rows.ts';

const VERSIONS_KEY = 'reference/versions.json';
const Versions = z.record(z.string(), z.string());

export interface LoadedTables {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
}

/** Puts the reference tables into the lake: CSV files of `sql/reference`, and rows of the project's definitions. A table that has not changed is left alone. */
export async function loadReference(
  lake: ObjectStore,
  sqlFolder: string,
  tables: readonly ReferenceTable[],
): Promise<LoadedTables> {
  const versions = await readVersions(lake);
  const written: string[] = [];
  const unchanged: string[] = [];
  for (const reference of tables) {
    const { name, location } = reference.table;
    const { text, rows } = await contentOf(reference, sqlFolder);
    const version = versionOf(reference, text);
    const key = `${location}/data.parquet`;
    if (versions[name] === version && (await lake.head(key)) !== undefined) {
      unchanged.push(name);
      continue;
    }
    await lake.put(key, toParquet(reference.table, rows()));
    versions[name] = version;
    written.push(name);
  }
  if (written.length > 0) {
    await lake.put(VERSIONS_KEY, JSON.stringify(versions), 'application/json');
  }
  return { written, unchanged };
}

interface Content {
  /** All that the rows say, for the version. */
  readonly text: string;
  rows(): LakeRow[];
}

async function contentOf(reference: ReferenceTable, sqlFolder: string): Promise<Content> {
  if (reference.rows !== undefined) {
    const { rows } = reference;
    return { text: JSON.stringify(rows), rows: () => definedRows(reference, rows) };
  }
  const text = await readFile(join(sqlFolder, 'reference', `${reference.table.name}.csv`), 'utf8');
  return { text, rows: () => csvRows(reference, text) };
}

async function readVersions(lake: ObjectStore): Promise<Record<string, string>> {
  const stored = await lake.get(VERSIONS_KEY);
  if (stored === undefined) return {};
  return Versions.parse(JSON.parse(Buffer.from(stored.body).toString('utf8')));
}

// The columns count too: a new type needs a new file although the text is the same.
function versionOf({ table }: ReferenceTable, text: string): string {
  return createHash('sha256').update(JSON.stringify(table.columns)).update(text).digest('hex');
}
