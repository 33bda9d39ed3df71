import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { Sha256 } from '../../schemas/api/common.ts';
import {
  editionFolder,
  editionKey,
  type ReferenceEdition,
} from '../../schemas/lake/reference-edition.ts';
import type { ReferenceTable } from '../../schemas/reference.ts';
import { type LakeRow, toParquet } from '../shared/lake/write-parquet.ts';
import { hashOfObject } from '../shared/ports/hash-of-object.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { checkGroups } from './check-groups.ts';
import { csvRows, definedRows } from './reference-rows.ts';

const VERSIONS_KEY = 'reference/loaded.json';
/** For each table, the hash of its source and of the file made from it. */
const Versions = z.record(z.string(), z.strictObject({ source: Sha256, file: Sha256 }));
type Versions = z.infer<typeof Versions>;

export interface LoadedTables {
  readonly written: readonly string[];
  /** The current edition of every table. */
  readonly editions: readonly ReferenceEdition[];
}

interface NewEdition {
  readonly table: ReferenceTable['table'];
  readonly source: string;
  readonly bytes: Uint8Array;
  readonly edition: ReferenceEdition;
}

/**
 * Loads the reference tables into the lake, from the CSV files in `sql/reference` and from the project's definitions. A
 * table that has not changed is not written, unless the lake has lost or damaged it. Each edition is kept under its own
 * key for the releases that read it. The lake's current tables are replaced after every edition has been written.
 */
export async function loadReference(
  lake: ObjectStore,
  sqlFolder: string,
  tables: readonly ReferenceTable[],
): Promise<LoadedTables> {
  await checkTables(tables, sqlFolder);
  const versions = await readVersions(lake);
  const changed: NewEdition[] = [];
  const editions: ReferenceEdition[] = [];
  for (const referenceTable of tables) {
    const { table } = referenceTable;
    const { text, rows } = await contentOf(referenceTable, sqlFolder);
    const source = versionOf(referenceTable, text);
    const known = versions[table.name];
    if (known?.source === source && (await isThere(lake, referenceTable, known.file))) {
      editions.push(editionOf(referenceTable, known.file));
      continue;
    }
    const bytes = toParquet(table, rows());
    const edition = editionOf(referenceTable, createHash('sha256').update(bytes).digest('hex'));
    // Its key is its hash, so writing it again changes nothing but damage.
    if (!(await isWhole(editionKey(edition), edition, lake))) {
      await lake.put(editionKey(edition), bytes);
    }
    changed.push({ table, source, bytes, edition });
    editions.push(edition);
  }
  if (changed.length > 0) await replace(lake, versions, changed);
  const written = changed.map(({ table }) => table.name);
  return { written, editions };
}

/** Throws before anything has changed when tables do not fit one another. */
async function checkTables(tables: readonly ReferenceTable[], sqlFolder: string): Promise<void> {
  const rows = new Map<string, LakeRow[]>();
  for (const name of ['ref_councils', 'ref_groups', 'ref_group_members']) {
    const reference = tables.find(({ table }) => table.name === name);
    if (reference !== undefined) rows.set(name, (await contentOf(reference, sqlFolder)).rows());
  }
  checkGroups((name) => rows.get(name) ?? []);
}

/** Removes the changed tables from the list of versions first: if this stops half-way, the next deployment writes them again. */
async function replace(
  lake: ObjectStore,
  versions: Versions,
  changed: readonly NewEdition[],
): Promise<void> {
  const write = (known: Versions) =>
    lake.put(VERSIONS_KEY, JSON.stringify(known), 'application/json');
  const names = new Set(changed.map(({ table }) => table.name));
  const others = Object.entries(versions).filter(([name]) => !names.has(name));
  await write(Object.fromEntries(others));
  for (const { table, bytes } of changed) await lake.put(`${table.location}/data.parquet`, bytes);
  const now = changed.map(({ table, source, edition }) => [
    table.name,
    { source, file: edition.sha256 },
  ]);
  await write(Object.fromEntries([...others, ...now].sort()));
}

async function isThere(
  lake: ObjectStore,
  referenceTable: ReferenceTable,
  file: string,
): Promise<boolean> {
  const edition = editionOf(referenceTable, file);
  const keys = [`${referenceTable.table.location}/data.parquet`, editionKey(edition)];
  const whole = await Promise.all(keys.map((key) => isWhole(key, edition, lake)));
  return whole.every(Boolean);
}

async function isWhole(
  key: string,
  { sha256 }: ReferenceEdition,
  lake: ObjectStore,
): Promise<boolean> {
  return (await hashOfObject(key, lake)) === sha256;
}

function editionOf({ table }: ReferenceTable, sha256: string): ReferenceEdition {
  return {
    table: table.name,
    sha256,
    location: editionFolder(table.name, sha256),
    columns: table.columns.map(({ name, type }) => ({ name, type })),
  };
}

interface Content {
  /** The content of all rows, from which the version is made. */
  readonly text: string;
  rows(): LakeRow[];
}

async function contentOf(referenceTable: ReferenceTable, sqlFolder: string): Promise<Content> {
  if (referenceTable.rows !== undefined) {
    const { rows } = referenceTable;
    return { text: JSON.stringify(rows), rows: () => definedRows(referenceTable, rows) };
  }
  const text = await readFile(
    join(sqlFolder, 'reference', `${referenceTable.table.name}.csv`),
    'utf8',
  );
  return { text, rows: () => csvRows(referenceTable, text) };
}

async function readVersions(lake: ObjectStore): Promise<Versions> {
  const stored = await lake.get(VERSIONS_KEY);
  if (stored === undefined) return {};
  try {
    return Versions.parse(JSON.parse(Buffer.from(stored.body).toString('utf8')));
  } catch {
    // Damaged: every table is written again.
    return {};
  }
}

// Includes the columns: a changed type needs a new file even if the text is the same.
function versionOf({ table }: ReferenceTable, text: string): string {
  return createHash('sha256').update(JSON.stringify(table.columns)).update(text).digest('hex');
}
