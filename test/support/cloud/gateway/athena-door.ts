import { randomUUID } from 'node:crypto';
import type { QueryFault } from './fault.ts';

export interface AthenaAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** What stands in for Athena: takes an operation with its body and answers as Athena would. */
export interface AthenaFront {
  answer(operation: string, body: unknown): Promise<AthenaAnswer>;
  /** Lets something go wrong with queries to come. */
  plan(fault: {
    readonly matches: RegExp;
    readonly outcome: QueryFault['outcome'];
    readonly times: number;
  }): void;
  clearPlans(): void;
}

/** The way to the front, which remembers what belongs to which query. */
export interface AthenaDoor extends Omit<AthenaFront, 'plan'> {
  plan(fault: QueryFault): void;
  workgroupOf(queryExecutionId: string): string | undefined;
  /** A query that was taken and fails at once, as Athena's do when the caller may not do what they need. */
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
