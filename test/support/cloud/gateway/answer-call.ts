import type { IncomingMessage, ServerResponse } from 'node:http';
import { applyFaults } from './apply-faults.ts';
import { type AthenaAnswer, type AthenaDoor, FRONT_OPERATIONS } from './athena-door.ts';
import { operationOf, scopeOf } from './aws-request.ts';
import { checkPermissions, type Denial } from './check-permissions.ts';
import type { DeployedResources } from './deployed-resources.ts';
import type { FaultPlan } from './fault-plan.ts';
import { askUpstream, giveBack, type Upstream } from './forward.ts';
import { impliedBy, impliedByAbsence } from './implied-permissions.ts';
import type { ObservedCall } from './observed-call.ts';
import type { PermissionChecker } from './permission-checker.ts';
import { type Incoming, type Known, readIncoming, recogniseCall } from './recognise-call.ts';
import { accessDenied, refuse } from './refusal.ts';

export interface Parts {
  readonly upstream: Upstream;
  readonly athena: AthenaDoor;
  readonly checker: PermissionChecker;
  readonly faults: FaultPlan;
  readonly calls: ObservedCall[];
  readonly resources: DeployedResources;
}

/** Handles a request to AWS. Requests of functions are recorded and checked; all others are forwarded. */
export async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  parts: Parts,
): Promise<void> {
  const incoming = await readIncoming(request, response);
  const known = await recogniseCall(incoming, parts);
  if (known === undefined) return await pass(incoming, parts);
  const { call, aws } = known;
  const implied = await impliedBy({ request: aws, call, resources: parts.resources });
  const denial = await checkPermissions({ ...known, asks: call.asks, implied }, parts);
  if (denial !== undefined) deny(known, denial, parts.athena);
  else await carryOut(known, parts);
}

function deny(known: Known, { ask, isImplied }: Denial, athena: AthenaDoor): void {
  const { response, call, caller, aws } = known;
  const refusal = accessDenied(call.service, caller, ask);
  if (!isImplied || call.operation !== 'StartQueryExecution') {
    refuse(response, call.service, refusal);
    return;
  }
  const reason = `Insufficient permissions to execute the query. ${refusal.message}`;
  giveAnswer(response, athena.failQuery(String(aws.body?.WorkGroup), reason));
}

async function carryOut(known: Known, parts: Parts): Promise<void> {
  const { request, response, call, caller } = known;
  const struck = parts.faults.strike(caller, call.asks);
  const at = { request, response, service: call.service };
  if (await applyFaults(struck, 'before', at)) return;
  if (isForFront(known)) {
    const answer = await askFront(known, parts.athena);
    if (!(await applyFaults(struck, 'after', at))) giveAnswer(response, answer);
    return;
  }
  const answer = await askUpstream(request, parts.upstream, bodyOf(known));
  const isOver = (await applyFaults(struck, 'after', at)) || (await hide(known, answer, parts));
  if (isOver) answer.resume();
  else await giveBack(answer, response);
}

// Only callers who may list the bucket may learn that an object does not exist.
async function hide(known: Known, answer: IncomingMessage, parts: Parts): Promise<boolean> {
  const { call, caller, response } = known;
  if (answer.statusCode !== 404) return false;
  const denial = await checkPermissions(
    { ...known, asks: [], implied: impliedByAbsence(call) },
    parts,
  );
  if (denial !== undefined) {
    refuse(response, call.service, accessDenied(call.service, caller, denial.ask));
  }
  return denial !== undefined;
}

async function pass(incoming: Incoming, { athena, upstream }: Parts): Promise<void> {
  const { request, response } = incoming;
  if (isForFront(incoming)) giveAnswer(response, await askFront(incoming, athena));
  else await giveBack(await askUpstream(request, upstream, bodyOf(incoming)), response);
}

function bodyOf({ read, form }: Incoming) {
  return read ?? form?.body;
}

function isForFront({ aws }: Incoming): boolean {
  const operation = operationOf(aws.headers) ?? '';
  return scopeOf(aws)?.service === 'athena' && FRONT_OPERATIONS.includes(operation);
}

async function askFront({ aws }: Incoming, athena: AthenaDoor): Promise<AthenaAnswer> {
  return await athena.answer(operationOf(aws.headers) ?? '', aws.body);
}

function giveAnswer(response: ServerResponse, { status, body }: AthenaAnswer): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(body));
}
