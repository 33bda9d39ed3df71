import { randomUUID } from 'node:crypto';
import type { QueryFault } from './fault.ts';

export interface AthenaAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The Athena front: answers an operation with its body as Athena would. */
export interface AthenaFront {
  answer(operation: string, body: unknown): Promise<AthenaAnswer>;
  /** Plans a fault for later queries. */
  plan(fault: {
    readonly matches: RegExp;
    readonly outcome: QueryFault['outcome'];
    readonly times: number;
  }): void;
  clearPlans(): void;
}

/** Passes operations to the front, and remembers the details of each query. */
export interface AthenaDoor extends Omit<AthenaFront, 'plan'> {
  plan(fault: QueryFault): void;
  workgroupOf(queryExecutionId: string): string | undefined;
  /** A query that starts and fails at once, as in Athena when the caller has no permission for something it needs. */
  failQuery(workgroup: string, reason: string): AthenaAnswer;
}

/** Operations that the front answers; the emulator answers the others. */
export const FRONT_OPERATIONS: readonly string[] = [
  'StartQueryExecution',
  'GetQueryExecution',
  'BatchGetQueryExecution',
  'GetQueryResults',
  'StopQueryExecution',
];

/** A door to the front. */
export function createAthenaDoor(front: AthenaFront): AthenaDoor {
  const workgroups = new Map<string, string>();
  const failed = new Map<string, string>();
  return {
    workgroupOf: (id) => workgroups.get(id),
    plan: ({ matches, ...fault }) => front.plan({ matches: new RegExp(matches), ...fault }),
    clearPlans: () => front.clearPlans(),
    failQuery(workgroup, reason) {
      const id = randomUUID();
      workgroups.set(id, workgroup);
      failed.set(id, reason);
      return { status: 200, body: { QueryExecutionId: id } };
    },
    async answer(operation, body) {
      const asked = body as { readonly QueryExecutionId?: string; readonly WorkGroup?: string };
      const reason = failed.get(asked.QueryExecutionId ?? '');
      if (reason !== undefined) return answerFailed(operation, asked.QueryExecutionId, reason);
      const answer = await front.answer(operation, body);
      const { QueryExecutionId: id } = answer.body as { readonly QueryExecutionId?: string };
      if (operation === 'StartQueryExecution' && id !== undefined) {
        workgroups.set(id, asked.WorkGroup ?? 'primary');
      }
      return answer;
    },
  };
}

function answerFailed(operation: string, id: string | undefined, reason: string): AthenaAnswer {
  if (operation === 'StopQueryExecution') return { status: 200, body: {} };
  if (operation === 'GetQueryResults') {
    const message = 'Query did not finish successfully. Final query state: FAILED';
    return { status: 400, body: { __type: 'InvalidRequestException', Message: message } };
  }
  const Status = { State: 'FAILED', StateChangeReason: reason };
  return { status: 200, body: { QueryExecution: { QueryExecutionId: id, Status } } };
}
