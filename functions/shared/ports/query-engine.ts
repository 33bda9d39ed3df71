import type { LakeTable } from '../../../schemas/lake/columns.ts';

/** A cell of a result. Bigints and decimals are numbers, dates are ISO text. */
export type Cell = string | number | boolean | null;
export type ResultRow = Readonly<Record<string, Cell>>;

/** The cost of one statement on the engine. */
export interface QueryStatistics {
  readonly bytesRead: number;
  readonly elapsedMs: number;
}

export interface QueryOptions {
  /** Cancels the statement, also on the engine. The call then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** The database in which names are looked up, opened by `openDatabase`. Default: the lake's. */
  readonly database?: string | undefined;
}

/** A database of one release, and the lake's tables visible in it. */
interface ReleaseDatabase {
  readonly name: string;
  /** Tables of the lake that its views read by name. */
  readonly tables: readonly string[];
}

/** A table to write. `location` is a folder of the lake bucket, such as `releases/000001/indicator/1f3a`. */
export interface NewTable {
  readonly database: string;
  readonly table: string;
  readonly location: string;
  /** Columns to sort the files by, if the engine sorts. */
  readonly sortedBy: readonly string[];
  /**
   * Columns that identify a row. DuckDB sorts a table without `sortedBy` by them, so that two releases of one lake have
   * the same bytes. A cluster does not sort by them, to save time.
   */
  readonly key?: readonly string[];
}

/** A table over files that already exist in the lake bucket. There must be at least one. */
export interface FilesTable {
  readonly database: string;
  /** Its name, columns, partitions and format. */
  readonly table: LakeTable;
  /** The folder of the files, which replaces the table's own location. */
  readonly location: string;
}

/**
 * The SQL engine over the lake: Athena, Trino or DuckDB. `deploy-views` defines all views before the first query. Every
 * method throws `QueryFailed` with the engine's message, and `QueryTooLarge` when the engine's limit on bytes was reached.
 */
export interface QueryEngine {
  /** Whether databases, tables and views stay defined when the process ends. */
  readonly remembers: boolean;
  /** Runs one select with `?` parameters and returns all its rows. Throws for a whole number too large to keep exactly. */
  query(
    sql: string,
    parameters?: readonly Cell[],
    options?: QueryOptions,
  ): Promise<readonly ResultRow[]>;
  /** Runs one select and yields its rows in batches, in order and in bounded memory. */
  stream(sql: string, options?: QueryOptions): AsyncIterable<readonly ResultRow[]>;
  /** Runs one statement that returns nothing (create view). */
  execute(sql: string, options?: QueryOptions): Promise<void>;
  /**
   * Defines a view without rows that has the columns of a select. Undefined for engines that plan views over views
   * quickly, and for engines where other users would see it.
   */
  readonly defineShape?: (view: string, select: string) => Promise<void>;
  /** The SQL name of a release's database: `release_000001`, with a prefix when deployments share the engine. */
  nameOf(database: string): string;
  /** Creates the database if needed, and makes the lake's tables visible in it. May be repeated. */
  openDatabase(database: ReleaseDatabase, options?: QueryOptions): Promise<void>;
  /**
   * Runs a select in the table's database, writes its rows as Parquet to the table's folder, which must be empty, and
   * defines the table. Throws `Conflict` when the folder has files or the name exists.
   */
  writeTable(select: string, table: NewTable, options?: QueryOptions): Promise<void>;
  /** Defines a table whose files exist, for an engine that does not remember it. */
  findTable(table: NewTable, options?: QueryOptions): Promise<void>;
  /** Defines a table over files that were not written by the engine. May be repeated. */
  defineTable(files: FilesTable, options?: QueryOptions): Promise<void>;
  /** Drops a table. Its files stay. No error when there is none. */
  dropTable(table: NewTable): Promise<void>;
  /** Drops a database with all its tables and views. Files stay. No error when there is none. */
  dropDatabase(name: string): Promise<void>;
}
