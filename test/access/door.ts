import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { HttpDependencies } from '../../functions/shared/http/http-dependencies.ts';
import { createHttpFunction, type Operation } from '../../functions/shared/http/http-function.ts';
import { json } from '../../functions/shared/http/reply.ts';
import type { AuditRecord } from '../../functions/shared/ports/audit-log.ts';
import { systemClock } from '../../functions/shared/ports/clock.ts';
import type { Role, User } from '../../functions/shared/ports/identity.ts';

export const OWN = '823';
export const ANOTHER = '344';
export const ORIGIN = 'https://stability.example';

export function userWith(role: Role): User {
  return { subject: role, name: role, role, councils: role === 'officer' ? [OWN] : [] };
}

export interface Asked {
  readonly route: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
}

/** The request as API Gateway passes it on, with the parts of the path filled in. */
export function eventOf({ route, headers = {}, cookies }: Asked): APIGatewayProxyEventV2 {
  const [method = '', pattern = ''] = route.split(' ');
  const path = pattern.replace(/\{\w+\}/g, 'x');
  return {
    routeKey: route,
    rawPath: path,
    headers: { origin: ORIGIN, ...headers },
    cookies,
    requestContext: { requestId: 'request-1', http: { method, path } },
    // No function reads the rest of what API Gateway sends.
  } as unknown as APIGatewayProxyEventV2;
}

export interface Door {
  readonly entries: readonly AuditRecord[];
  ask(
    asked: Asked,
  ): Promise<{ readonly status: number; readonly body: string; readonly to: string }>;
}

/** Any routes, all handled by one operation behind the service's own chain. */
export function openDoor(operation: Operation, overrides: Partial<HttpDependencies> = {}): Door {
  const entries: AuditRecord[] = [];
  const dependencies: HttpDependencies = {
    authenticate: async () => undefined,
    audit: {
      async record(entry) {
        entries.push(entry);
      },
    },
    clock: systemClock,
    log: { info: () => {}, defect: () => {} },
    origin: ORIGIN,
    uploadOrigin: ORIGIN,
    render: (template) => template,
    ...overrides,
  };
  return {
    entries,
    async ask(asked) {
      const handler = createHttpFunction<never>(dependencies, { [asked.route]: operation });
      const { statusCode = 0, body = '', headers } = await handler(eventOf(asked));
      return { status: statusCode, body, to: String(headers?.location ?? '') };
    },
  };
}

/** An operation that shows a council's data. */
export function showing(laCode: string): Operation {
  return (request) => {
    request.requireCouncil(laCode);
    return json({ shown: laCode });
  };
}
