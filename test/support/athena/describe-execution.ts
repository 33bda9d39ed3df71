import type { AthenaExecution } from './athena-execution.ts';
import { statementKind } from './statement-kind.ts';

const USER_ERROR = 2;

/** A query as GetQueryExecution describes it: times in seconds, and the error if there is one. */
export function describeExecution(execution: AthenaExecution) {
  const { request, state, reason, submitted, completed } = execution;
  return {
    QueryExecutionId: request.id,
    Query: request.sql,
    StatementType: statementKind(request.sql).type,
    WorkGroup: request.workgroup,
    Status: {
      State: state,
      SubmissionDateTime: submitted / 1000,
      ...(completed !== undefined && { CompletionDateTime: completed / 1000 }),
      ...(reason !== undefined && { StateChangeReason: reason }),
      ...(state === 'FAILED' && {
        AthenaError: { ErrorCategory: USER_ERROR, Retryable: false, ErrorMessage: reason },
      }),
    },
    Statistics: {
      DataScannedInBytes: execution.bytesRead,
      EngineExecutionTimeInMillis: execution.elapsedMs,
      QueryQueueTimeInMillis: execution.queuedMs,
      TotalExecutionTimeInMillis: (completed ?? Date.now()) - submitted,
    },
    EngineVersion: {
      SelectedEngineVersion: 'Athena engine version 3',
      EffectiveEngineVersion: 'Athena engine version 3',
    },
  };
}
