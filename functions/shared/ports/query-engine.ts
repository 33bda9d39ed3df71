/** A cell as the port gives it: bigint and decimal come as numbers, dates as ISO text. */
export type Cell = string | number | boolean | null;
export type ResultRow = Readonly<Record<string, Cell>>;

/** The SQL engine over the lake: Athena, Trino or DuckDB. All views are in place before anyone asks (deploy-views). */
export interface QueryEngine {
  /** Runs one select with `?` parameters and gives all its rows. Throws `QueryFailed` with the engine's words. */
  query(sql: string, parameters?: readonly Cell[]): Promise<readonly ResultRow[]>;
  /** Runs one statement that returns nothing (create view, create schema). */
  execute(sql: string): Promise<void>;
  /**
   * Writes the rows of a view, ordered by nothing, as Parquet under the folder of the lake bucket `location`
   * (`releases/000001/indicator`), which must be empty, and gives those rows back.
   */
  materialise(view: string, location: string): Promise<readonly ResultRow[]>;
}
