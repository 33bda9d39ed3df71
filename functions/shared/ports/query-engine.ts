import type { LakeTable } from '../../../schemas/lake/columns.ts';

/** A cell as the port gives it: bigint and decimal come as numbers, dates as ISO text. */
export type Cell = string | number | boolean | null;
export type ResultRow = Readonly<Record<string, Cell>>;

/** What one statement cost on the engine. */
export interface QueryStatistics {
  readonly bytesRead: number;
  readonly elapsedMs: number;
}

export interface QueryOptions {
  /** Breaks the statement off, on the engine too. The call then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Where names are looked for: a database that `openDatabase` has opened. The lake's own when left out. */
  readonly database?: string | undefined;
}

/** A database of one release, and what it sees of the lake. */
interface ReleaseDatabase {
  readonly name: string;
  /** Tables of the lake that its views read by name. */
  readonly tables: readonly string[];
}

/** A table of a release to be. `location` is a folder of the lake bucket, such as `releases/000001/indicator/1f3a`. */
export interface NewTable {
  readonly database: string;
  readonly table: string;
  readonly location: string;
  /** Columns to sort the files by, where the engine sorts. */
  readonly sortedBy: readonly string[];
}

/** A table whose files lie in the lake bucket already, at least one of them. */
export interface FilesTable {
  readonly database: string;
  /** Its name, columns, partitions and format. */
  readonly table: LakeTable;
  /** The folder of the files, in place of the table's own. */
  readonly location: string;
}

/**
 * The SQL engine over the lake: Athena, Trino or DuckDB. All views are in place before anyone asks (deploy-views).
 * Every method throws `QueryFailed` with the engine's words, and `QueryTooLarge` where the engine's limit on bytes was reached.
 */
export interface QueryEngine {
  /** Whether databases, tables and views stay defined when the process ends. */
  readonly remembers: boolean;
  /** Runs one select with `?` parameters and gives all its rows. Throws on a whole number too large to keep exactly. */
  query(
    sql: string,
    parameters?: readonly Cell[],
    options?: QueryOptions,
  ): Promise<readonly ResultRow[]>;
  /** Runs one select and gives its rows in pieces, in order and in bounded memory. */
  stream(sql: string, options?: QueryOptions): AsyncIterable<readonly ResultRow[]>;
  /** Runs one statement that returns nothing (create view). */
  execute(sql: string, options?: QueryOptions): Promise<void>;
  /**
   * Defines a view without rows that has the columns of a select. Left out by engines that plan a view over views
   * quickly, or where others would see it.
   */
  readonly defineShape?: (view: string, select: string) => Promise<void>;
  /** What SQL calls the database of a release from within another: `release_000001`, or more of a name where many share the engine. */
  nameOf(database: string): string;
  /** Makes the database where there is none, and the tables of the lake visible in it. May be repeated. */
  openDatabase(database: ReleaseDatabase, options?: QueryOptions): Promise<void>;
  /**
   * Writes the rows of a select, run in the table's database, as Parquet under the folder of the table, which must be
   * empty, and makes them a table. Throws `Conflict` where something is at the place or bears the name.
   */
  writeTable(select: string, table: NewTable, options?: QueryOptions): Promise<void>;
  /** Makes known a table whose files are there, where the engine has forgotten it since. */
  findTable(table: NewTable, options?: QueryOptions): Promise<void>;
  /** Makes known a table over files that something else has written. May be repeated. */
  defineTable(files: FilesTable, options?: QueryOptions): Promise<void>;
  /** Forgets a table; its files stay. Not an error where there is none. */
  dropTable(table: NewTable): Promise<void>;
  /** Forgets a database with all that is in it; files stay. Not an error where there is none. */
  dropDatabase(name: string): Promise<void>;
}
