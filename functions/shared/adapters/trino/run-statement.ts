import { Conflict, EngineUnavailable, QueryFailed, QueryTooLarge } from '../../errors.ts';
import type { QueryStatistics, ResultRow } from '../../ports/query-engine.ts';
import type { StatementPage, TrinoColumn } from './statement-page.ts';
import type { Statement, TrinoHttp } from './trino-http.ts';
import { cellOf } from './trino-values.ts';

/**
 * Runs one statement and yields its rows page by page. The return value is its cost. Cancels the statement on the cluster
 * when the signal aborts or the caller stops early.
 */
export async function* runStatement(
  http: TrinoHttp,
  statement: Statement,
  signal: AbortSignal,
): AsyncGenerator<readonly ResultRow[], QueryStatistics> {
  signal.throwIfAborted();
  let page = await http.start(statement, signal);
  let columns: readonly TrinoColumn[] = [];
  let pending: string | undefined;
  try {
    for (;;) {
      if (page.error !== undefined) throw errorOf(page.error);
      pending = page.nextUri;
      const shape = page.columns ?? columns;
      columns = shape;
      const rows = (page.data ?? []).map((cells) => rowOf(shape, cells));
      if (rows.length > 0) yield rows;
      if (pending === undefined) return statisticsOf(page);
      page = await http.next(pending, signal);
    }
  } catch (error) {
    if (page.error !== undefined) pending = undefined;
    throw error;
  } finally {
    if (pending !== undefined) await http.cancel(pending);
  }
}

function rowOf(columns: readonly TrinoColumn[], cells: readonly unknown[]): ResultRow {
  return Object.fromEntries(columns.map((column, at) => [column.name, cellOf(column, cells[at])]));
}

function statisticsOf({ stats }: StatementPage): QueryStatistics {
  return { bytesRead: stats.physicalInputBytes, elapsedMs: stats.elapsedTimeMillis };
}

function errorOf({ message, errorName, errorType }: NonNullable<StatementPage['error']>): Error {
  const reason = `${errorName}: ${message}`;
  // All limits of a cluster have this prefix: bytes, memory, time.
  if (errorName.startsWith('EXCEEDED_')) return new QueryTooLarge(reason);
  if (/^(?:HIVE_PATH|TABLE)_ALREADY_EXISTS$/.test(errorName)) return new Conflict(reason);
  if (errorType === 'INSUFFICIENT_RESOURCES') return new EngineUnavailable(reason);
  return new QueryFailed(reason);
}
