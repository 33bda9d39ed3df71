import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type AthenaClient,
  GetQueryExecutionCommand,
  type QueryExecution,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { Conflict, QueryFailed, QueryTooLarge } from '../../errors.ts';
import type { Cell } from '../../ports/query-engine.ts';
import type { AthenaSettings } from './athena-settings.ts';
import { literalOf } from './athena-values.ts';

export interface AthenaStatement {
  readonly sql: string;
  readonly parameters: readonly Cell[];
  readonly signal?: AbortSignal | undefined;
  /** Default: the lake's database. */
  readonly database?: string | undefined;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3000;

/** Runs a statement to its end and returns the id of its result. After any error or abort, it stops the query. */
export async function runOnAthena(
  client: AthenaClient,
  settings: AthenaSettings,
  statement: AthenaStatement,
): Promise<string> {
  statement.signal?.throwIfAborted();
  const id = await start(client, settings, statement);
  const execution = await untilDone(client, id, statement.signal).catch(async (error: unknown) => {
    // Stopping may fail if the query has ended or Athena cannot be reached. The first error matters more.
    await client.send(new StopQueryExecutionCommand({ QueryExecutionId: id })).catch(() => {});
    throw statement.signal?.aborted ? statement.signal.reason : error;
  });
  const { DataScannedInBytes = 0, TotalExecutionTimeInMillis = 0 } = execution.Statistics ?? {};
  settings.onDone?.({ bytesRead: DataScannedInBytes, elapsedMs: TotalExecutionTimeInMillis });
  if (execution.Status?.State !== 'SUCCEEDED') throw reasonOf(execution);
  return id;
}

async function start(
  client: AthenaClient,
  settings: AthenaSettings,
  { sql, parameters, database = settings.database }: AthenaStatement,
): Promise<string> {
  const { QueryExecutionId: id } = await client.send(
    new StartQueryExecutionCommand({
      QueryString: sql,
      WorkGroup: settings.workgroup,
      QueryExecutionContext: { Database: database },
      // Makes retries safe: requests with the same token start one query.
      ClientRequestToken: randomUUID(),
      // A reused result may show returns that have since been withdrawn.
      ResultReuseConfiguration: { ResultReuseByAgeConfiguration: { Enabled: false } },
      ...(parameters.length > 0 && { ExecutionParameters: parameters.map(literalOf) }),
    }),
  );
  if (id === undefined) throw new QueryFailed('Athena did not start the query.');
  return id;
}

async function untilDone(
  client: AthenaClient,
  id: string,
  signal: AbortSignal | undefined,
): Promise<QueryExecution> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
    const command = new GetQueryExecutionCommand({ QueryExecutionId: id });
    const { QueryExecution: execution } = await client.send(command, {
      ...(signal && { abortSignal: signal }),
    });
    const state = execution?.Status?.State;
    if (execution && state !== 'QUEUED' && state !== 'RUNNING') return execution;
    await wait(pause, undefined, { ...(signal && { signal }) });
  }
}

function reasonOf({ Status: status }: QueryExecution): Error {
  const reason = status?.StateChangeReason ?? `The query was ${status?.State}.`;
  if (reason.includes('Bytes scanned limit was exceeded')) return new QueryTooLarge(reason);
  if (/HIVE_PATH_ALREADY_EXISTS|TABLE_ALREADY_EXISTS/.test(reason)) return new Conflict(reason);
  return new QueryFailed(reason);
}
