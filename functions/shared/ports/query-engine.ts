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
}

/**
 * The SQL engine over the lake: Athena, Trino or DuckDB. All views are in place before anyone asks (deploy-views).
 * Every method throws `QueryFailed` with the engine's words, and `QueryTooLarge` where the engine's limit on bytes was reached.
 */
export interface QueryEngine {
  /** Runs one select with `?` parameters and gives all its rows. Throws on a whole number too large to keep exactly. */
  query(
    sql: string,
    parameters?: readonly Cell[],
    options?: QueryOptions,
  ): Promise<readonly ResultRow[]>;
  /** Runs one statement that returns nothing (create view, create schema). */
  execute(sql: string, options?: QueryOptions): Promise<void>;
  /**
   * Writes the rows of a view, ordered by nothing, as Parquet under the folder of the lake bucket `location`
   * (`releases/000001/indicator`), which must be empty, and gives those rows back. Throws `Conflict` where something is.
   */
  materialise(
    view: string,
    location: string,
    options?: QueryOptions,
  ): Promise<readonly ResultRow[]>;
}
