import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createHandler } from '../../../functions/releases/handler.ts';
import { routesOf } from '../../../functions/routes.ts';
import type { Render } from '../../../functions/shared/pages/render.ts';
import type { User } from '../../../functions/shared/ports/identity.ts';
import { createMemoryStore } from '../../../functions/shared/ports/object-store-memory.ts';
import { grantedStores } from '../../../infra/local/granted-stores.ts';
import { createRouteTable, matchRoute } from '../../../infra/local/route-table.ts';
import type { Measure } from '../../../schemas/measures/measure.ts';
import { eventOf, ORIGIN } from '../../access/door.ts';
import type { ReleaseWorld } from './release-world.ts';

interface Answer {
  readonly status: number;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read responses of many shapes.
  readonly json: any;
}

export interface ReleaseDesk {
  get(address: string, user: User | undefined): Promise<Answer>;
  post(address: string, user: User | undefined, body?: object): Promise<Answer>;
  /** The entries of the audit log, such as `analyst changes of release 2`. */
  readonly audited: readonly string[];
}

/** The function `releases` over the stores of a world, with the grants from the register. */
export function openDesk(
  world: ReleaseWorld,
  {
    measures,
    render = (template) => template,
  }: { measures?: readonly Measure[]; render?: Render } = {},
): ReleaseDesk {
  let user: User | undefined;
  const audited: string[] = [];
  const none = createMemoryStore();
  const empty = { ...none, signUpload: () => Promise.reject(new Error('Nothing is uploaded.')) };
  const stores = grantedStores('releases', {
    landing: empty,
    submissions: empty,
    audit: empty,
    reference: empty,
    lake: { ...empty, ...world.lake.store },
    releases: { ...empty, ...world.releases },
  });
  const handler = createHandler({
    ...stores,
    ...(measures && { measures }),
    authenticate: async () => user,
    audit: {
      record: async ({ user, subject }) => void audited.push(`${user.role} ${subject}`),
    },
    clock: { now: () => new Date('2026-11-22T12:00:00.000Z') },
    log: { info: () => {}, defect: (_, { error }) => rethrow(error) },
    origin: ORIGIN,
    uploadOrigin: ORIGIN,
    render,
  });
  const table = createRouteTable(routesOf('releases').map((route) => [route, route] as const));
  const send = async (method: string, address: string, as: User | undefined, body?: object) => {
    user = as;
    const { pathname, searchParams } = new URL(address, ORIGIN);
    const match = matchRoute(table, method, pathname);
    if (match === undefined) throw new Error(`No route for ${method} ${pathname}.`);
    const headers = { 'content-type': 'application/json', origin: ORIGIN };
    const reply = await handler({
      ...eventOf({ route: match.route, headers }),
      pathParameters: match.parameters,
      queryStringParameters: Object.fromEntries(searchParams),
      ...(body && { body: JSON.stringify(body) }),
    } as APIGatewayProxyEventV2);
    const text = reply.body ?? '';
    return {
      status: reply.statusCode ?? 0,
      text,
      json: /^[{[]/.test(text) ? JSON.parse(text) : undefined,
    };
  };
  return {
    audited,
    get: (address, as) => send('GET', address, as),
    post: (address, as, body = {}) => send('POST', address, as, body),
  };
}

function rethrow(error: unknown): never {
  throw error instanceof Error ? error : new Error(String(error));
}
