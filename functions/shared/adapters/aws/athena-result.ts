import { type AthenaClient, paginateGetQueryResults, type Row } from '@aws-sdk/client-athena';
import type { ResultRow } from '../../ports/query-engine.ts';
import { type AthenaColumn, cellOf } from './athena-values.ts';

/** The rows of a finished select, page by page. */
export async function* resultOf(
  client: AthenaClient,
  id: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly ResultRow[]> {
  let columns: readonly AthenaColumn[] | undefined;
  for await (const { ResultSet } of paginateGetQueryResults({ client }, { QueryExecutionId: id })) {
    signal?.throwIfAborted();
    // The first row of the first page contains the column names.
    const data = (ResultSet?.Rows ?? []).slice(columns === undefined ? 1 : 0);
    columns ??= (ResultSet?.ResultSetMetadata?.ColumnInfo ?? []).map(({ Name, Type }) => ({
      name: Name ?? '',
      type: Type ?? '',
    }));
    const shape = columns;
    yield data.map((row) => rowOf(shape, row));
  }
}

function rowOf(columns: readonly AthenaColumn[], { Data = [] }: Row): ResultRow {
  return Object.fromEntries(
    columns.map((column, at) => [column.name, cellOf(column, Data[at]?.VarCharValue)]),
  );
}
