import * as z from 'zod';
import type { AthenaExecution, ExecutionState } from './athena-execution.ts';
import { AthenaRefusal, type AthenaReply, invalidRequest } from './athena-reply.ts';
import { pageOfResult } from './athena-results.ts';
import { describeExecution } from './describe-execution.ts';
import { type AthenaFrontOptions, createExecutions } from './executions.ts';
import { createFaultPlan, type PlannedFault } from './planned-faults.ts';
import { GetRequest, ResultsRequest, StartRequest } from './requests.ts';

/** A query that was started, for tests. */
interface StartedQuery {
  readonly id: string;
  readonly sql: string;
  readonly workgroup: string;
  readonly state: ExecutionState;
}

/** The query operations of Athena's API, run on Trino. */
export interface AthenaFront {
  /** Answers one operation, such as `StartQueryExecution`, in Athena's JSON. */
  answer(operation: string, body: unknown): Promise<AthenaReply>;
  /** Plans a fault for matching statements. */
  plan(fault: PlannedFault): void;
  /** Removes planned faults that have not happened. */
  clearPlans(): void;
  /** Every query since the start, oldest first. */
  started(): readonly StartedQuery[];
}

/** Answers StartQueryExecution, GetQueryExecution, GetQueryResults and StopQueryExecution as Athena does. */
export function createAthenaFront(options: AthenaFrontOptions): AthenaFront {
  const faults = createFaultPlan();
  const executions = createExecutions(options, faults);
  const asked = (body: unknown) => executions.find(GetRequest.parse(body).QueryExecutionId);
  const operations: Record<string, (body: unknown) => unknown> = {
    StartQueryExecution: (body) => executions.start(StartRequest.parse(body)),
    GetQueryExecution: (body) => ({ QueryExecution: describeExecution(asked(body)) }),
    GetQueryResults: (body) => resultsOf(asked(body), ResultsRequest.parse(body)),
    StopQueryExecution: (body) => {
      asked(body).stop();
      return {};
    },
  };
  return {
    async answer(operation, body) {
      try {
        const act = operations[operation];
        if (act === undefined) throw invalidRequest(`${operation} is not answered here.`);
        return { status: 200, body: await act(body) };
      } catch (error) {
        if (error instanceof AthenaRefusal) return error.reply;
        if (error instanceof z.ZodError) return invalidRequest(z.prettifyError(error)).reply;
        throw error;
      }
    },
    plan: (fault) => faults.add(fault),
    clearPlans: () => faults.clear(),
    started: () =>
      executions
        .all()
        .map(({ request: { id, sql, workgroup }, state }) => ({ id, sql, workgroup, state })),
  };
}

function resultsOf({ state, result }: AthenaExecution, page: z.infer<typeof ResultsRequest>) {
  if (state === 'SUCCEEDED') return pageOfResult(result, page);
  throw invalidRequest(
    state === 'QUEUED' || state === 'RUNNING'
      ? `Query has not yet finished. Current state: ${state}`
      : `Query did not finish successfully. Final query state: ${state}`,
  );
}
