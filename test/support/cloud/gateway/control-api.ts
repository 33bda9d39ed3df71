import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import * as z from 'zod';
import type { AthenaDoor } from './athena-door.ts';
import { Fault, QueryFault, Withdrawal } from './fault.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { ObservedCall } from './observed-call.ts';
import type { PermissionChecker } from './permission-checker.ts';

/** Paths of the gateway's own API. No bucket may have a name with an underscore, so S3 uses none of them. */
export const CONTROL = '/_gateway/';

export interface Controlled {
  readonly calls: readonly ObservedCall[];
  readonly faults: FaultPlan;
  readonly checker: PermissionChecker;
  readonly athena: AthenaDoor;
}

type Answer = (parts: Controlled, body: unknown, query: URLSearchParams) => unknown;

const ANSWERS: Readonly<Record<string, Answer>> = {
  'GET calls': ({ calls }, _, query) => {
    const after = z.coerce
      .number()
      .int()
      .parse(query.get('after') ?? 0);
    return calls.filter(({ number }) => number > after);
  },
  'GET roles': async ({ checker }) => await checker.roles(),
  'GET faults': ({ faults }) => faults.list(),
  'POST faults': ({ faults }, body) => ({ id: faults.add(Fault.parse(body)) }),
  'DELETE faults': ({ faults }) => faults.clear(),
  'POST queries': ({ athena }, body) => athena.plan(QueryFault.parse(body)),
  'DELETE queries': ({ athena }) => athena.clearPlans(),
  'POST withdrawals': ({ checker }, body) => checker.withdraw(Withdrawal.parse(body)),
  'DELETE withdrawals': ({ checker }) => checker.restore(),
};

/** Serves the gateway's own API, with which tests in other processes read calls and plan faults. */
export async function answerControl(
  request: IncomingMessage,
  response: ServerResponse,
  parts: Controlled,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://gateway');
  const answer = ANSWERS[`${request.method} ${pathname.slice(CONTROL.length)}`];
  const send = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? {}));
  };
  if (answer === undefined) return send(404, { problem: 'The gateway has no such path.' });
  try {
    const body = request.method === 'POST' ? await json(request) : undefined;
    send(200, await answer(parts, body, searchParams));
  } catch (error) {
    send(400, { problem: error instanceof Error ? error.message : String(error) });
  }
}
