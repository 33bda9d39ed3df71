import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createHandler } from '../../../functions/evidence-packs/handler.ts';
import { createRenderer } from '../../../functions/shared/pages/render.ts';
import type { AuditRecord } from '../../../functions/shared/ports/audit-log.ts';
import type { Clock } from '../../../functions/shared/ports/clock.ts';
import type { Role, User } from '../../../functions/shared/ports/identity.ts';
import type { ObjectStore } from '../../../functions/shared/ports/object-store.ts';
import { FUNCTIONS } from './release-world.ts';

const ORIGIN = 'https://stability.example';
const ASSETS = { 'styles.css': 's.css', 'script.js': 's.js', 'favicon.svg': 'f.svg' };

// Shared by all front doors, because each renderer compiles every template again.
const RENDER = createRenderer({ templatesFolder: FUNCTIONS, assets: ASSETS });

interface Asked {
  readonly as: Role;
  readonly route: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answered {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface FrontDoor {
  readonly entries: readonly AuditRecord[];
  ask(asked: Asked): Promise<Answered>;
}

/** The HTTP function over a store, called with events of API Gateway. The officer acts for Central Bedfordshire. */
export function openFrontDoor(
  releases: ObjectStore,
  clock: Clock = { now: () => new Date('2026-11-22T12:00:00.000Z') },
): FrontDoor {
  const entries: AuditRecord[] = [];
  let role: Role = 'inspector';
  const handler = createHandler({
    releases,
    authenticate: async () => userWith(role),
    audit: {
      async record(entry) {
        entries.push(entry);
      },
    },
    clock,
    log: { info: () => {}, defect: () => {} },
    origin: ORIGIN,
    uploadOrigin: ORIGIN,
    render: RENDER,
  });
  return {
    entries,
    async ask(asked) {
      role = asked.as;
      const { statusCode = 0, body = '', headers } = await handler(eventOf(asked));
      return { status: statusCode, body, headers: headers as Record<string, string> };
    },
  };
}

function userWith(role: Role): User {
  return { subject: role, name: role, role, councils: role === 'officer' ? ['823'] : [] };
}

function eventOf(asked: Asked): APIGatewayProxyEventV2 {
  const { route, parameters = {}, query = {}, body, headers = {} } = asked;
  const [method = '', pattern = ''] = route.split(' ');
  const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '');
  const isForm = typeof body === 'string';
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  return {
    routeKey: route,
    rawPath: path,
    pathParameters: parameters,
    queryStringParameters: query,
    headers: { origin: ORIGIN, 'content-type': type, ...headers },
    body: isForm ? body : body === undefined ? undefined : JSON.stringify(body),
    requestContext: { requestId: 'request-1', http: { method, path } },
    // No function reads the rest of what API Gateway sends.
  } as unknown as APIGatewayProxyEventV2;
}
