import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { readsOf } from '../../../functions/deploy-views/views.ts';
import {
  type CaseRow,
  type DocumentedView,
  readDocumentedViews,
  type ViewCase,
} from '../../../infra/sidecars/sidecar.ts';
import type { LakeTable } from '../../../schemas/lake/columns.ts';
import { LAKE_TABLES } from '../../../schemas/lake.ts';

const SQL_FOLDER = join(import.meta.dirname, '../../../sql');

/** The views and tables that a view may read. */
interface Known {
  readonly views: ReadonlyMap<string, DocumentedView>;
  readonly tables: ReadonlyMap<string, LakeTable>;
}

interface TypedColumn {
  readonly name: string;
  readonly type: string;
}

interface Outcome {
  readonly columns: readonly TypedColumn[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** An engine in memory that runs one view at a time on given rows. */
export interface ViewWorld {
  readonly views: ReadonlyMap<string, DocumentedView>;
  /** Loads the given rows, defines the views between them and `view`, and returns its rows. */
  run(view: DocumentedView, given: ViewCase): Promise<Outcome>;
}

interface ViewWorldOptions {
  /** Default: `sql/` of the project. */
  readonly sqlFolder?: string;
  /** The tables of the lake. Default: all. */
  readonly tables?: readonly LakeTable[];
}

/** Opens the engine with the same macros as the local lake. */
export async function openViewWorld(options: ViewWorldOptions = {}): Promise<ViewWorld> {
  const { sqlFolder = SQL_FOLDER, tables: given = LAKE_TABLES } = options;
  const views = await readDocumentedViews(sqlFolder);
  const known: Known = { views, tables: new Map(given.map((table) => [table.name, table])) };
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  await connection.run(readFileSync(join(sqlFolder, 'dialect/duckdb.sql'), 'utf8'));
  let schemas = 0;
  return {
    views,
    async run(view, given) {
      schemas += 1;
      await connection.run(`create schema world_${schemas}`);
      await connection.run(`use memory.world_${schemas}`);
      const made = new Set<string>();
      for (const name of Object.keys(given.given)) {
        await makeTable(connection, known, view, given, name);
        made.add(name);
      }
      await define(connection, known, view, made);
      return await answer(connection, view, given.only ?? {});
    },
  };
}

async function define(
  connection: DuckDBConnection,
  known: Known,
  view: DocumentedView,
  made: Set<string>,
  as: 'table' | 'view' = 'view',
): Promise<void> {
  for (const name of namesRead(known, view)) {
    const upstream = known.views.get(name);
    if (made.has(name)) continue;
    if (upstream !== undefined) {
      // As in a release, a written view is a table for the views that read it.
      await define(connection, known, upstream, made, upstream.written ? 'table' : 'view');
    } else await connection.run(createTable(name, columnsOf(known, name)));
    made.add(name);
  }
  await connection.run(`create ${as} ${view.name} as ${view.sql}`);
}

function namesRead(known: Known, view: DocumentedView): readonly string[] {
  return [...readsOf(view)].filter((name) => known.views.has(name) || known.tables.has(name));
}

function columnsOf(known: Known, name: string): readonly TypedColumn[] {
  const table = known.tables.get(name);
  if (table !== undefined) return [...table.columns, ...table.partitions];
  const view = known.views.get(name);
  if (view === undefined) throw new Error(`There is no table or view ${name}.`);
  return view.columns;
}

const createTable = (name: string, columns: readonly TypedColumn[]): string =>
  `create table ${name} (${columns.map((column) => `"${column.name}" ${column.type}`).join(', ')})`;

async function makeTable(
  connection: DuckDBConnection,
  known: Known,
  view: DocumentedView,
  { given }: ViewCase,
  name: string,
): Promise<void> {
  // Rows with the same columns in one statement: each statement costs as much as many rows.
  const rows = new Map<string, string[]>();
  for (const row of given[name] ?? []) {
    const filled = Object.entries({ ...view.defaults?.[name], ...row });
    const names = filled.map(([column]) => `"${column}"`).join(', ');
    const cells = filled.map(([, cell]) => literal(cell)).join(', ');
    rows.set(names, [...(rows.get(names) ?? []), `(${cells})`]);
  }
  const inserts = [...rows].map(
    ([names, cells]) => `insert into ${name} (${names}) values ${cells.join(', ')}`,
  );
  await connection.run([createTable(name, columnsOf(known, name)), ...inserts].join(';\n'));
}

const literal = (cell: CaseRow[string]): string =>
  cell === null ? 'null' : `'${String(cell).replaceAll("'", "''")}'`;

async function answer(
  connection: DuckDBConnection,
  view: DocumentedView,
  only: CaseRow,
): Promise<Outcome> {
  const described = await connection.runAndReadAll(`describe ${view.name}`);
  const columns = described.getRowObjectsJson().map((column) => ({
    name: String(column.column_name),
    type: String(column.column_type).toLowerCase(),
  }));
  const conditions = Object.entries(only).map(([name, cell]) => `"${name}" = ${literal(cell)}`);
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  const read = await connection.runAndReadAll(`select * from ${view.name} ${where}`);
  return { columns, rows: read.getRowObjectsJson().map((row) => numbersOf(row, columns)) };
}

function numbersOf(
  row: Readonly<Record<string, unknown>>,
  columns: readonly TypedColumn[],
): Readonly<Record<string, unknown>> {
  const numeric = new Set(['bigint', 'integer', 'double']);
  return Object.fromEntries(
    columns.map(({ name, type }) => {
      const cell = row[name];
      return [name, numeric.has(type) && cell !== null ? Number(cell) : cell];
    }),
  );
}
