import { setTimeout as wait } from 'node:timers/promises';
import {
  type AthenaClient,
  GetQueryExecutionCommand,
  paginateGetQueryResults,
  StartQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { QueryFailed } from '../../errors.ts';
import type { Cell, QueryEngine, ResultRow } from '../../ports/query-engine.ts';
import { type AthenaColumn, cellOf, literalOf } from './athena-values.ts';

export interface AthenaSettings {
  readonly database: string;
  /** Carries the byte limit and where results go. */
  readonly workgroup: string;
  /** Name of the lake bucket: releases are materialised in it. */
  readonly lakeBucket: string;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 3000;

/** Athena as the SQL engine: starts a query, waits with growing pauses, reads the pages of its result. */
export function createAthenaEngine(client: AthenaClient, settings: AthenaSettings): QueryEngine {
  const run = async (sql: string, parameters: readonly Cell[] = []): Promise<string> => {
    const { QueryExecutionId: id } = await client.send(
      new StartQueryExecutionCommand({
        QueryString: sql,
        WorkGroup: settings.workgroup,
        QueryExecutionContext: { Database: settings.database },
        ...(parameters.length > 0 && { ExecutionParameters: parameters.map(literalOf) }),
      }),
    );
    if (id === undefined) throw new QueryFailed('Athena started no query.');
    await untilDone(client, id);
    return id;
  };
  const query = async (sql: string, parameters?: readonly Cell[]) =>
    await resultOf(client, await run(sql, parameters));
  return {
    query,
    execute: async (sql) => void (await run(sql)),
    async materialise(view, location) {
      if (!/^[a-z_][a-z0-9_]*$/.test(view)) throw new QueryFailed('This is no name of a view.');
      const table = `materialised_${location.replaceAll(/[^a-z0-9]+/gi, '_').toLowerCase()}`;
      const place = `s3://${settings.lakeBucket}/${location}/`;
      await run(
        `create table ${table} with (format = 'PARQUET', external_location = '${place}') as select * from ${view}`,
      );
      try {
        return await query(`select * from ${table}`);
      } finally {
        await run(`drop table ${table}`);
      }
    },
  };
}

async function untilDone(client: AthenaClient, id: string): Promise<void> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
    const command = new GetQueryExecutionCommand({ QueryExecutionId: id });
    const { QueryExecution: execution } = await client.send(command);
    const state = execution?.Status?.State;
    if (state === 'SUCCEEDED') return;
    if (state === 'FAILED' || state === 'CANCELLED') {
      throw new QueryFailed(execution?.Status?.StateChangeReason ?? `The query was ${state}.`);
    }
    await wait(pause);
  }
}

async function resultOf(client: AthenaClient, id: string): Promise<ResultRow[]> {
  const rows: ResultRow[] = [];
  let columns: readonly AthenaColumn[] | undefined;
  for await (const { ResultSet } of paginateGetQueryResults({ client }, { QueryExecutionId: id })) {
    // The first row of the first page holds the names of the columns.
    const data = (ResultSet?.Rows ?? []).slice(columns === undefined ? 1 : 0);
    columns ??= (ResultSet?.ResultSetMetadata?.ColumnInfo ?? []).map(({ Name, Type }) => ({
      name: Name ?? '',
      type: Type ?? '',
    }));
    const shape = columns;
    for (const { Data = [] } of data) {
      rows.push(
        Object.fromEntries(
          shape.map((column, at) => [column.name, cellOf(column, Data[at]?.VarCharValue)]),
        ),
      );
    }
  }
  return rows;
}
