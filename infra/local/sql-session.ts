import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { defineViews } from '../../functions/deploy-views/deploy-views.ts';
import { inDependencyOrder, readViews, type View } from '../../functions/deploy-views/views.ts';
import { QueryFailed } from '../../functions/shared/errors.ts';
import type { ResultRow } from '../../functions/shared/ports/query-engine.ts';
import { LAKE_TABLES } from '../../schemas/lake.ts';
import { openDuckdbEngine } from './duckdb-engine.ts';
import { findReleases, type ReleasedTables } from './released-tables.ts';
import { textTable } from './text-table.ts';

export interface SqlSession {
  /** The text to print for one statement or command. For a mistake, its explanation. */
  answer(statement: string): Promise<string>;
  close(): Promise<void>;
}

export const SQL_PROMPT_HELP = [
  'Type a select and end it with a semicolon.',
  'A release is a database: compare release_000001.indicator with release_000002.indicator.',
  '\\d         lists the tables, views and releases',
  '\\d name    shows the columns of one',
  '\\q         ends',
].join('\n');

export interface LakeToRead {
  /** Folders of the buckets. */
  readonly lakeFolder: string;
  readonly releasesFolder: string;
  /** The folder sql/ of the project. */
  readonly sqlFolder: string;
}

/**
 * Opens the local lake for reading, with every view and published release. The service may run at the same time: the
 * next statement sees what it has published.
 */
export async function openSqlSession(lake: LakeToRead): Promise<SqlSession> {
  const { lakeFolder, releasesFolder, sqlFolder } = lake;
  const engine = await openDuckdbEngine({ lakeFolder, sqlFolder });
  const views = inDependencyOrder(await readViews(sqlFolder));
  await defineViews(engine, views);
  const releasesNow = findReleases(engine, releasesFolder);
  const answer = async (statement: string): Promise<string> => {
    const text = statement.trim().replace(/;\s*$/u, '');
    const [first = '', name] = text.split(/\s+/u);
    if (text === '') return '';
    const releases = await releasesNow();
    if (text === '\\d') {
      return textTable([...(await listOf(views, sqlFolder)), ...releases.map(rowOf)]);
    }
    if (first === '\\d' || first.toLowerCase() === 'describe') {
      const database = releases.find((release) => name?.startsWith(`${release.database}.`));
      const plain = name?.slice(database === undefined ? 0 : database.database.length + 1);
      return textTable(await columnsOf(plain ?? '', views, sqlFolder));
    }
    if (!/^(?:select|with)$/iu.test(first)) {
      return `This prompt only reads: start with select, with or describe.\n${SQL_PROMPT_HELP}`;
    }
    return textTable(await engine.query(text));
  };
  return {
    answer: async (statement) =>
      await answer(statement).catch((error: unknown) => {
        if (error instanceof QueryFailed) return error.message;
        throw error;
      }),
    close: () => engine.close(),
  };
}

const Sidecar = z.object({
  description: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string(), description: z.string() })),
});

async function sidecarOf(view: View, sqlFolder: string): Promise<z.output<typeof Sidecar>> {
  const file = join(sqlFolder, view.layer, `${view.name}.yml`);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return { description: '', columns: [] };
  return Sidecar.parse(parse(text));
}

async function listOf(views: readonly View[], sqlFolder: string): Promise<readonly ResultRow[]> {
  const layers = ['marts', 'intermediate', 'staging'];
  const rows = await Promise.all(
    views
      .toSorted((one, other) => layers.indexOf(one.layer) - layers.indexOf(other.layer))
      .map(async (view) => {
        const { description } = await sidecarOf(view, sqlFolder);
        return { name: view.name, layer: view.layer, description: oneLine(description) };
      }),
  );
  const tables = LAKE_TABLES.map(({ name, description }) => ({ name, layer: 'lake', description }));
  return [...rows, ...tables];
}

function rowOf({ database, views }: ReleasedTables): ResultRow {
  const description = `${views.length} tables, such as ${database}.${views.at(-1)}`;
  return { name: database, layer: 'release', description };
}

async function columnsOf(
  name: string,
  views: readonly View[],
  sqlFolder: string,
): Promise<readonly ResultRow[]> {
  const table = LAKE_TABLES.find((candidate) => candidate.name === name);
  const view = views.find((candidate) => candidate.name === name);
  const columns = table
    ? [...table.columns, ...table.partitions]
    : view && (await sidecarOf(view, sqlFolder)).columns;
  if (columns === undefined) throw new QueryFailed(`There is no table or view ${name}. Try \\d.`);
  return columns.map(({ name: column, type, description }) => ({
    column,
    type,
    description: oneLine(description),
  }));
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
