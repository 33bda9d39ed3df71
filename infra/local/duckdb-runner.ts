import { type DuckDBConnection, DuckDBInstance, StatementType } from '@duckdb/node-api';
import { QueryFailed } from '../../functions/shared/errors.ts';
import type { Cell, ResultRow } from '../../functions/shared/ports/query-engine.ts';
import { cellOf, parameterOf } from './duckdb-values.ts';

/** Runs statements on one database of DuckDB. All errors are `QueryFailed`, in the engine's words. */
export interface DuckdbRunner {
  /** Runs one select. Any other statement is refused, and so is a second one behind it. */
  select(sql: string, parameters?: readonly Cell[]): Promise<readonly ResultRow[]>;
  /** Runs one or more statements and gives nothing. */
  run(sql: string): Promise<void>;
  close(): void;
}

/** Opens a database in memory. One connection a call: calls run side by side, and what one sets dies with it. */
export async function openDuckdb(): Promise<DuckdbRunner> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connected = async <T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> => {
    const connection = await instance.connect();
    try {
      return await work(connection);
    } catch (error) {
      throw new QueryFailed(error instanceof Error ? error.message : String(error));
    } finally {
      connection.closeSync();
    }
  };
  return {
    select: async (sql, parameters = []) =>
      await connected(async (connection) => await selected(connection, sql, parameters)),
    run: async (sql) => await connected(async (connection) => void (await connection.run(sql))),
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
