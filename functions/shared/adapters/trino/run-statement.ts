import { Conflict, EngineUnavailable, QueryFailed, QueryTooLarge } from '../../errors.ts';
import type { QueryStatistics, ResultRow } from '../../ports/query-engine.ts';
import type { StatementPage, TrinoColumn } from './statement-page.ts';
import type { TrinoHttp } from './trino-http.ts';
import { cellOf } from './trino-values.ts';

export interface StatementResult {
  readonly columns: readonly TrinoColumn[];
  readonly rows: readonly ResultRow[];
  readonly statistics: QueryStatistics;
}

/** Runs one statement to its end, page by page. Stops it on the cluster when the signal aborts, and throws its reason. */
export async function runStatement(
  http: TrinoHttp,
  sql: string,
  signal: AbortSignal,
): Promise<StatementResult> {
  signal.throwIfAborted();
  let page = await http.start(sql, signal);
  let columns: readonly TrinoColumn[] = [];
  const rows: ResultRow[] = [];
  for (;;) {
    if (page.error !== undefined) throw errorOf(page.error);
    const shape = page.columns ?? columns;
    columns = shape;
    const { nextUri } = page;
    try {
      for (const cells of page.data ?? []) rows.push(rowOf(shape, cells));
      if (nextUri === undefined) return { columns, rows, statistics: statisticsOf(page) };
      page = await http.next(nextUri, signal);
    } catch (error) {
      if (nextUri !== undefined) await http.cancel(nextUri);
      throw error;
    }
  }
}

function rowOf(columns: readonly TrinoColumn[], cells: readonly unknown[]): ResultRow {
  return Object.fromEntries(columns.map((column, at) => [column.name, cellOf(column, cells[at])]));
}

function statisticsOf({ stats }: StatementPage): QueryStatistics {
  return { bytesRead: stats.physicalInputBytes, elapsedMs: stats.elapsedTimeMillis };
}

function errorOf({ message, errorName, errorType }: NonNullable<StatementPage['error']>): Error {
  const words = `${errorName}: ${message}`;
  // Every limit of a cluster is named so: bytes, memory, time.
  if (errorName.startsWith('EXCEEDED_')) return new QueryTooLarge(words);
  if (errorName === 'HIVE_PATH_ALREADY_EXISTS') {
    return new Conflict('There is something at this place already.');
  }
  if (errorType === 'INSUFFICIENT_RESOURCES') return new EngineUnavailable(words);
  return new QueryFailed(words);
}
