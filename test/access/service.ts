import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { REGISTER } from '../../functions/register.ts';
import { ROUTES, type Route } from '../../functions/routes.ts';
import { systemClock } from '../../functions/shared/ports/clock.ts';
import type { User } from '../../functions/shared/ports/identity.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { openFunctions } from '../../infra/local/open-functions.ts';
import { COUNCILS } from '../support/reference.ts';
import { eventOf, ORIGIN } from './door.ts';

/** What a user sends on a route to reach a council's data. */
export interface Approach {
  readonly route: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Service {
  /** Keys of everything written, apart from the audit log. */
  readonly written: readonly string[];
  send(
    approach: Approach,
    user: User | undefined,
  ): Promise<{ readonly status: number; readonly body: string }>;
}

/** The functions that are not for everyone. */
const RESTRICTED = REGISTER.filter(
  ({ kind, name }) => kind === 'http' && name !== 'site' && name !== 'sign-in',
);

/** The real functions that show restricted information, over empty stores in memory. */
export async function openService(): Promise<Service> {
  const written: string[] = [];
  const bucket = (): ObjectStore => ({
    ...createMemoryStore((key) => written.push(key)),
    signUpload: async () => ({ url: ORIGIN, fields: {}, expires: '2026-03-02T09:00:00.000Z' }),
  });
  let sender: User | undefined;
  const dependencies = {
    authenticate: async () => sender,
    audit: { record: async () => {} },
    clock: systemClock,
    log: { info: () => {}, defect: () => {} },
    origin: ORIGIN,
    uploadOrigin: ORIGIN,
    councils: COUNCILS,
    render: (template: string) => template,
    submissions: bucket(),
    landing: bucket(),
    lake: bucket(),
    releases: bucket(),
    entries: bucket(),
  };
  const { http } = await openFunctions(RESTRICTED, () => dependencies);
  return {
    written,
    async send({ route, parameters = {}, body }, user) {
      sender = user;
      const handler = http[ROUTES[route as Route]?.by];
      if (handler === undefined) throw new Error(`No function here answers ${route}.`);
      const event = eventOf({ route, headers: { 'content-type': 'application/json' } });
      const sent = { pathParameters: parameters, body: JSON.stringify(body ?? {}) };
      const reply = await handler({ ...event, ...sent } as APIGatewayProxyEventV2);
      return { status: reply.statusCode ?? 0, body: reply.body ?? '' };
    },
  };
}
