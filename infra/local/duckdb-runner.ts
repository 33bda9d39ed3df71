import { type DuckDBConnection, DuckDBInstance, StatementType } from '@duckdb/node-api';
import { QueryFailed } from '../../functions/shared/errors.ts';
import type { Cell, QueryOptions, ResultRow } from '../../functions/shared/ports/query-engine.ts';
import { cellOf, parameterOf } from './duckdb-values.ts';

/** Runs statements on one database of DuckDB. Errors of the engine are `QueryFailed`, in its words. */
export interface DuckdbRunner {
  /** Runs one select. Any other statement is refused, and so is a second one behind it. */
  select(
    sql: string,
    parameters?: readonly Cell[],
    options?: QueryOptions,
  ): Promise<readonly ResultRow[]>;
  /** Runs one or more statements and gives nothing. */
  run(sql: string, options?: QueryOptions): Promise<void>;
  close(): void;
}

/** Opens a database in memory. One connection a call: calls run side by side, and what one sets dies with it. */
export async function openDuckdb(): Promise<DuckdbRunner> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connected = async <T>(
    work: (connection: DuckDBConnection) => Promise<T>,
    { signal }: QueryOptions = {},
  ): Promise<T> => {
    signal?.throwIfAborted();
    const connection = await instance.connect();
    const interrupt = (): void => connection.interrupt();
    signal?.addEventListener('abort', interrupt);
    try {
      return await work(connection);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof RangeError) throw error;
      throw new QueryFailed(error instanceof Error ? error.message : String(error));
    } finally {
      signal?.removeEventListener('abort', interrupt);
      connection.closeSync();
    }
  };
  return {
    select: (sql, parameters = [], options = {}) =>
      connected((connection) => selected(connection, sql, parameters), options),
    run: (sql, options = {}) =>
      connected(async (connection) => void (await connection.run(sql)), options),
    close: () => instance.closeSync(),
  };
}

async function selected(
  connection: DuckDBConnection,
  sql: string,
  parameters: readonly Cell[],
): Promise<readonly ResultRow[]> {
  const statement = await connection.prepare(sql);
  if (statement.statementType !== StatementType.SELECT) {
    throw new Error('Only a select gives rows; nothing was changed.');
  }
  statement.bind(parameters.map(parameterOf));
  const reader = await statement.runAndReadAll();
  const names = reader.columnNames();
  const columns = reader.getColumns();
  return Array.from({ length: reader.currentRowCount }, (_, row) =>
    Object.fromEntries(names.map((name, at) => [name, cellOf(columns[at]?.[row] ?? null)])),
  );
}
