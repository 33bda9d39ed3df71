import { randomUUID } from 'node:crypto';
import { AthenaExecution } from './athena-execution.ts';
import { AthenaRefusal, invalidRequest } from './athena-reply.ts';
import { onTrino } from './hive-statement.ts';
import type { FaultPlan } from './planned-faults.ts';
import type { StartRequest } from './requests.ts';
import { externalLocation } from './statement-kind.ts';

/** Every query that was started, by its id and by the token of the request that started it. */
export interface Executions {
  start(request: StartRequest): Promise<{ readonly QueryExecutionId: string }>;
  /** Throws Athena's refusal when there is no query with this id. */
  find(id: string): AthenaExecution;
  all(): readonly AthenaExecution[];
}

const LOCATION_REFUSED =
  "The Create Table As Select query failed because it was submitted with an 'external_location' property to an Athena Workgroup that enforces a centralized output location for all queries. Please remove the 'external_location' property and resubmit the query.";

/** No queries yet. */
export function createExecutions(options: AthenaFrontOptions, faults: FaultPlan): Executions {
  const executions = new Map<string, AthenaExecution>();
  const tokens = new Map<string, { readonly id: string; readonly request: string }>();

  const startedBefore = (request: StartRequest) => {
    const before = tokens.get(request.ClientRequestToken);
    if (before === undefined || before.request === JSON.stringify(request)) return before?.id;
    throw invalidRequest('Idempotent parameters do not match');
  };
  const start = async (request: StartRequest) => {
    const { ClientRequestToken: token, WorkGroup: workgroup, QueryString: sql } = request;
    const before = startedBefore(request);
    if (before !== undefined) return { QueryExecutionId: before };
    const fault = faults.take(sql);
    if (fault === 'throttle') throw new AthenaRefusal('TooManyRequestsException', 'Rate exceeded');
    const settings = await options.workgroupOf(workgroup);
    if (settings === undefined) throw invalidRequest(`WorkGroup ${workgroup} is not found.`);
    requireOutput(settings, request.ResultConfiguration?.OutputLocation);
    const id = randomUUID();
    const execution = new AthenaExecution({
      id,
      sql,
      sqlOnTrino: onTrino(options.rewrite?.(sql) ?? sql),
      parameters: request.ExecutionParameters ?? [],
      workgroup,
      refusal: settings.isEnforced && externalLocation(sql) ? LOCATION_REFUSED : undefined,
      fault,
    });
    executions.set(id, execution);
    tokens.set(token, { id, request: JSON.stringify(request) });
    void execution.run({
      trinoUrl: options.trinoUrl,
      catalogue: options.catalogue,
      schema: request.QueryExecutionContext?.Database ?? 'default',
      mostBytes: settings.bytesScannedCutoffPerQuery,
    });
    if (fault === 'lost-answer') {
      throw new AthenaRefusal('InternalServerException', 'The answer was lost.', 500);
    }
    return { QueryExecutionId: id };
  };
  return {
    start,
    find(id) {
      const found = executions.get(id);
      if (found === undefined) throw invalidRequest(`QueryExecution ${id} was not found`);
      return found;
    },
    all: () => [...executions.values()],
  };
}

function requireOutput({ isEnforced, outputLocation }: AthenaWorkgroup, asked?: string): void {
  if (outputLocation !== undefined || (asked !== undefined && !isEnforced)) return;
  throw invalidRequest(
    'No output location provided. An output location is required either through the Workgroup result configuration setting or as an API input.',
  );
}

/** Settings of a workgroup for its queries. */
export interface AthenaWorkgroup {
  /** True when its settings override the client's. */
  readonly isEnforced: boolean;
  readonly outputLocation?: string | undefined;
  readonly bytesScannedCutoffPerQuery?: number | undefined;
}

export interface AthenaFrontOptions {
  readonly trinoUrl: string;
  /** Trino's catalogue that stands for the Glue catalogue. */
  readonly catalogue: string;
  /** Translates a statement for a Trino whose lake is not on S3. Default: no change. */
  rewrite?(sql: string): string;
  /** The workgroup of this name. Undefined when there is none. */
  workgroupOf(name: string): Promise<AthenaWorkgroup | undefined>;
}
