import { once } from 'node:events';
import { Agent, createServer, type Server } from 'node:http';
import { answerCall, type Parts } from './answer-call.ts';
import { type AthenaFront, createAthenaDoor } from './athena-door.ts';
import { answerControl, CONTROL } from './control-api.ts';
import { createDeployedResources } from './deployed-resources.ts';
import { UnknownCall } from './described-call.ts';
import { createFaultPlan, type FaultPlan } from './fault-plan.ts';
import type { ObservedCall } from './observed-call.ts';
import { createPermissionChecker, type ReadRoles } from './permission-checker.ts';
import { refuse } from './refusal.ts';

export interface Gateway {
  readonly url: string;
  /** The calls of functions so far. */
  calls(): readonly ObservedCall[];
  /** Starts to check every call against the role of the function that makes it. */
  judge(readRoles: ReadRoles): void;
  readonly faults: FaultPlan;
  close(): Promise<void>;
}

interface GatewayOptions {
  /** Address of the emulator. */
  readonly upstream: string;
  readonly athena: AthenaFront;
  readonly port?: number;
}

/** Opens the gateway between functions and the emulator of AWS. Only this machine can reach it. */
export async function openGateway({
  upstream,
  athena,
  port = 0,
}: GatewayOptions): Promise<Gateway> {
  const parts: Parts = {
    // The emulator closes idle connections at any time, so none is reused.
    upstream: { url: new URL(upstream), agent: new Agent({ keepAlive: false }) },
    athena: createAthenaDoor(athena),
    checker: createPermissionChecker(),
    faults: createFaultPlan(),
    calls: [],
    resources: createDeployedResources(upstream),
  };
  const server = serve(parts);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const listening = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${listening}`,
    calls: () => parts.calls,
    judge: (readRoles) => parts.checker.checkAgainst(readRoles),
    faults: parts.faults,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function serve(parts: Parts): Server {
  const server = createServer((request, response) => {
    const answering = request.url?.startsWith(CONTROL)
      ? answerControl(request, response, parts)
      : answerCall(request, response, parts);
    answering.catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return void response.destroy();
      const isUnknown = error instanceof UnknownCall;
      const message = `The gateway: ${error instanceof Error ? error.message : String(error)}`;
      const service = request.headers['x-amz-target'] ? 'json' : 's3';
      const code = isUnknown ? 'NotImplemented' : 'InternalFailure';
      refuse(response, service, { status: isUnknown ? 501 : 502, code, message });
    });
  });
  // An SDK may use a connection again after a long while.
  server.keepAliveTimeout = 120_000;
  server.requestTimeout = 0;
  return server;
}
