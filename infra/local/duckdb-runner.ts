import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBInstance,
  StatementType,
} from '@duckdb/node-api';
import { QueryFailed } from '../../functions/shared/errors.ts';
import type { Cell, QueryOptions, ResultRow } from '../../functions/shared/ports/query-engine.ts';
import { cellOf, parameterOf } from './duckdb-values.ts';

/** Runs statements on one DuckDB database. Throws `QueryFailed` with the engine's message. */
export interface DuckdbRunner {
  /** Runs one select. Refuses any other statement, and a second statement after it. */
  select(
    sql: string,
    parameters?: readonly Cell[],
    options?: QueryOptions,
  ): Promise<readonly ResultRow[]>;
  /** The rows of one select in batches. */
  stream(sql: string, options?: QueryOptions): AsyncIterable<readonly ResultRow[]>;
  /** Runs one or more statements and returns nothing. */
  run(sql: string, options?: QueryOptions): Promise<void>;
  close(): void;
}

/** Opens a database in memory. Each call has its own connection, so calls run in parallel and settings do not outlive one. */
export async function openDuckdb(): Promise<DuckdbRunner> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  async function* connected<T>(
    work: (connection: DuckDBConnection) => AsyncIterable<T>,
    { signal, database }: QueryOptions = {},
  ): AsyncGenerator<T> {
    signal?.throwIfAborted();
    const connection = await instance.connect();
    const interrupt = (): void => connection.interrupt();
    signal?.addEventListener('abort', interrupt);
    try {
      // Names that are not in the database are looked up in the lake's.
      if (database !== undefined) await connection.run(`set schema = '${database}'`);
      yield* work(connection);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof RangeError) throw error;
      throw new QueryFailed(error instanceof Error ? error.message : String(error));
    } finally {
      signal?.removeEventListener('abort', interrupt);
      connection.closeSync();
    }
  }
  const stream = (sql: string, parameters: readonly Cell[], options: QueryOptions | undefined) =>
    connected((connection) => selected(connection, { sql, parameters }, options?.signal), options);
  return {
    select: async (sql, parameters = [], options) => {
      const rows: ResultRow[] = [];
      for await (const piece of stream(sql, parameters, options)) rows.push(...piece);
      return rows;
    },
    stream: (sql, options) => stream(sql, [], options),
    run: async (sql, options) => {
      for await (const _ of connected((connection) => done(connection, sql), options));
    },
    close: () => instance.closeSync(),
  };
}

async function* done(connection: DuckDBConnection, sql: string): AsyncGenerator<void> {
  await connection.run(sql);
  yield;
}

async function* selected(
  connection: DuckDBConnection,
  { sql, parameters }: { readonly sql: string; readonly parameters: readonly Cell[] },
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly ResultRow[]> {
  const statement = await connection.prepare(sql);
  if (statement.statementType !== StatementType.SELECT) {
    throw new Error('Only a select returns rows. Nothing was changed.');
  }
  statement.bind(parameters.map(parameterOf));
  const result = await statement.stream();
  const names = result.columnNames();
  for (;;) {
    // DuckDB still returns rows that were ready before an interruption.
    signal?.throwIfAborted();
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield rowsOf(chunk, names);
  }
}

function rowsOf(chunk: DuckDBDataChunk, names: readonly string[]): ResultRow[] {
  const rows = Array.from({ length: chunk.rowCount }, (): Record<string, Cell> => ({}));
  for (const [at, name] of names.entries()) {
    chunk.visitColumnValues(at, (value, row) => {
      const cells = rows[row];
      if (cells !== undefined) cells[name] = cellOf(value);
    });
  }
  return rows;
}
