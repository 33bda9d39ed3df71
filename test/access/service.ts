import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createHandler as createAudit } from '../../functions/audit/handler.ts';
import { createHandler as createCouncilFigures } from '../../functions/council-figures/handler.ts';
import { createHandler as createEvidencePacks } from '../../functions/evidence-packs/handler.ts';
import { createHandler as createMeasures } from '../../functions/measures/handler.ts';
import { REGISTER } from '../../functions/register.ts';
import { createHandler as createReleases } from '../../functions/releases/handler.ts';
import { createHandler as createReturnFiles } from '../../functions/return-files/handler.ts';
import type { HttpHandler } from '../../functions/shared/http/http-function.ts';
import { systemClock } from '../../functions/shared/ports/clock.ts';
import type { User } from '../../functions/shared/ports/identity.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { createHandler as createSubmissions } from '../../functions/submissions/handler.ts';
import { createHandler as createUploads } from '../../functions/uploads/handler.ts';
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

/** The real functions that show restricted information, over empty stores in memory. */
export function openService(): Service {
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
  const handlers: Readonly<Record<string, HttpHandler>> = {
    uploads: createUploads(dependencies),
    submissions: createSubmissions(dependencies),
    'council-figures': createCouncilFigures(dependencies),
    'return-files': createReturnFiles(dependencies),
    releases: createReleases(dependencies),
    measures: createMeasures(dependencies),
    'evidence-packs': createEvidencePacks(dependencies),
    audit: createAudit(dependencies),
  };
  return {
    written,
    async send({ route, parameters = {}, body }, user) {
      sender = user;
      const handler = handlers[functionOf(route)];
      if (handler === undefined) throw new Error(`No function here answers ${route}.`);
      const event = eventOf({ route, headers: { 'content-type': 'application/json' } });
      const sent = { pathParameters: parameters, body: JSON.stringify(body ?? {}) };
      const reply = await handler({ ...event, ...sent } as APIGatewayProxyEventV2);
      return { status: reply.statusCode ?? 0, body: reply.body ?? '' };
    },
  };
}

function functionOf(route: string): string {
  const found = REGISTER.find(
    (entry) => entry.kind === 'http' && entry.routes.some((one) => one === route),
  );
  return found?.name ?? 'none';
}
