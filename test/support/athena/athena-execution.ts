import type { QueryResult } from './athena-results.ts';
import type { FaultOutcome } from './planned-faults.ts';
import { statementKind, withParameters } from './statement-kind.ts';
import {
  runOnTrino,
  type TrinoColumn,
  type TrinoPage,
  type TrinoSession,
} from './trino-statement.ts';

export type ExecutionState = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

export interface ExecutionRequest {
  readonly id: string;
  readonly sql: string;
  readonly sqlOnTrino: string;
  readonly parameters: readonly string[];
  readonly workgroup: string;
  /** Athena's message when the settings of the workgroup forbid the statement. */
  readonly refusal?: string | undefined;
  readonly fault?: FaultOutcome | undefined;
}

const OVER_LIMIT = 'Bytes scanned limit was exceeded';
const PLANNED = 'GENERIC_INTERNAL_ERROR: This query was planned to fail.';

/** One query. Its final state never changes: a cancelled or failed query stays so. */
export class AthenaExecution {
  readonly request: ExecutionRequest;
  state: ExecutionState = 'QUEUED';
  reason: string | undefined;
  bytesRead = 0;
  elapsedMs = 0;
  queuedMs = 0;
  readonly submitted = Date.now();
  completed: number | undefined;
  readonly #stop = new AbortController();
  readonly #rows: (readonly unknown[])[] = [];
  #columns: readonly TrinoColumn[] = [];
  #updateCount = 0;

  constructor(request: ExecutionRequest) {
    this.request = request;
  }

  get isDone(): boolean {
    return this.completed !== undefined;
  }

  get result(): QueryResult {
    return {
      columns: this.#columns,
      rows: this.#rows,
      kind: statementKind(this.request.sql),
      updateCount: this.#updateCount,
    };
  }

  /** Runs the statement. Never throws: the state of the query says whether it failed. */
  async run(session: TrinoSession): Promise<void> {
    const { sqlOnTrino, parameters, refusal, fault } = this.request;
    try {
      if (refusal !== undefined) return this.#end('FAILED', refusal);
      if (fault === 'fail') return this.#end('FAILED', PLANNED);
      if (fault === 'over-limit') return this.#end('CANCELLED', OVER_LIMIT);
      if (fault === 'slow') return this.#linger();
      const pages = runOnTrino(session, withParameters(sqlOnTrino, parameters), this.#stop.signal);
      for await (const page of pages) this.#take(page);
      if (session.mostBytes !== undefined && this.bytesRead > session.mostBytes) {
        return this.#end('CANCELLED', OVER_LIMIT);
      }
      if (fault === 'fail-afterwards') return this.#end('FAILED', PLANNED);
      this.#end('SUCCEEDED');
    } catch (error) {
      this.#end('FAILED', `GENERIC_INTERNAL_ERROR: ${String(error)}`);
    }
  }

  stop(): void {
    this.#end('CANCELLED', 'Query cancelled!');
    this.#stop.abort();
  }

  #linger(): void {
    this.state = 'RUNNING';
  }

  #take({ columns, data, error, stats, updateCount }: TrinoPage): void {
    if (stats.state !== 'QUEUED' && !this.isDone) this.state = 'RUNNING';
    this.bytesRead = Number(stats.physicalInputBytes);
    this.elapsedMs = Number(stats.elapsedTimeMillis);
    this.queuedMs = Number(stats.queuedTimeMillis);
    if (columns !== undefined) this.#columns = columns;
    if (data !== undefined) this.#rows.push(...data);
    if (updateCount !== undefined) this.#updateCount = Number(updateCount);
    if (error === undefined) return;
    if (error.errorName === 'EXCEEDED_SCAN_LIMIT') this.#end('CANCELLED', OVER_LIMIT);
    else this.#end('FAILED', `${error.errorName}: ${error.message}`);
  }

  #end(state: ExecutionState, reason?: string): void {
    if (this.isDone) return;
    this.state = state;
    this.reason = reason;
    this.completed = Date.now();
  }
}
