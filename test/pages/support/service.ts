import path from 'node:path';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createHandler as createCouncilFigures } from '../../../functions/council-figures/handler.ts';
import { createHandler as createMeasures } from '../../../functions/measures/handler.ts';
import { createHandler as createReleases } from '../../../functions/releases/handler.ts';
import { ROUTES } from '../../../functions/routes.ts';
import type { HttpHandler } from '../../../functions/shared/http/http-function.ts';
import { readAssets } from '../../../functions/shared/pages/assets-folder.ts';
import { cachedPages } from '../../../functions/shared/pages/build-assets.ts';
import { createRenderer } from '../../../functions/shared/pages/render.ts';
import type { User } from '../../../functions/shared/ports/identity.ts';
import { createMemoryStore } from '../../../functions/shared/ports/object-store-memory.ts';
import { createHandler as createSite } from '../../../functions/site/handler.ts';
import { createHandler as createSubmissions } from '../../../functions/submissions/handler.ts';
import { createHandler as createUploads } from '../../../functions/uploads/handler.ts';
import { createRouteTable, matchRoute } from '../../../infra/local/route-table.ts';
import { MEASURES } from '../../../schemas/measures/index.ts';
import type { Measure } from '../../../schemas/measures/measure.ts';
import type { Return } from '../../../schemas/returns/return.ts';
import { COUNCILS } from '../../support/reference.ts';

const ORIGIN = 'https://stability.example';
const UPLOADS = 'https://uploads.example';

const ASSETS = readAssets(await cachedPages());
// Shared by all services, because each renderer compiles every template again.
const RENDER = createRenderer({
  templatesFolder: path.join(import.meta.dirname, '../../../functions'),
  assets: ASSETS.names,
  demonstration: true,
});

export const OFFICER: User = {
  subject: 'officer-823',
  name: 'Olive Officer',
  role: 'officer',
  councils: ['823'],
};
export const TWO_COUNCILS: User = { ...OFFICER, councils: ['940', '941'] };
export const INSPECTOR: User = { subject: 'ins', name: 'Ida', role: 'inspector', councils: [] };
export const ANALYST: User = { subject: 'ana', name: 'Ann', role: 'analyst', councils: [] };
export const OPERATOR: User = { subject: 'ops', name: 'Otis', role: 'operator', councils: [] };

export interface Answer {
  readonly status: number;
  readonly html: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The pages of the service over stores in memory. Default: with the service's own catalogue and returns. */
export async function openService({
  measures = MEASURES,
  returns,
}: {
  readonly measures?: readonly Measure[];
  readonly returns?: readonly Return[];
} = {}) {
  const stores = {
    submissions: createMemoryStore(),
    lake: createMemoryStore(),
    releases: createMemoryStore(),
    landing: { ...createMemoryStore(), signUpload: signed },
  };
  let user: User | undefined;
  const common = {
    ...stores,
    measures,
    ...(returns && { returns }),
    authenticate: async () => user,
    audit: { record: async () => {} },
    clock: { now: () => new Date('2026-11-22T12:00:00Z') },
    log: { info: () => {}, defect: (_: string, { error }: { error?: unknown }) => rethrow(error) },
    origin: ORIGIN,
    uploadOrigin: UPLOADS,
    councils: COUNCILS,
    render: RENDER,
  };
  const handlers: Readonly<Record<string, HttpHandler>> = {
    site: createSite({ ...common, assets: ASSETS, openApi: () => ({ openapi: '3.1.0' }) }),
    uploads: createUploads(common),
    submissions: createSubmissions(common),
    'council-figures': createCouncilFigures(common),
    releases: createReleases(common),
    measures: createMeasures(common),
  };
  const routes = createRouteTable(
    Object.entries(ROUTES).flatMap(([route, { by }]) => {
      const handler = handlers[by];
      return handler === undefined ? [] : [[route, handler] as const];
    }),
  );
  const send = async (
    method: string,
    address: string,
    as: User | undefined,
    form?: Readonly<Record<string, string>>,
  ): Promise<Answer> => {
    user = as;
    const { pathname, searchParams } = new URL(address, ORIGIN);
    const match = matchRoute(routes, method, pathname);
    if (match === undefined) throw new Error(`No route for ${method} ${pathname}.`);
    const reply = await match.target({
      routeKey: match.route,
      rawPath: pathname,
      pathParameters: match.parameters,
      queryStringParameters: Object.fromEntries(searchParams),
      headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
      body: form && new URLSearchParams(form).toString(),
      isBase64Encoded: false,
      requestContext: { requestId: 'request-1', http: { method, path: pathname } },
      // No function reads the rest of what API Gateway sends.
    } as unknown as APIGatewayProxyEventV2);
    return { status: reply.statusCode ?? 0, html: reply.body ?? '', headers: reply.headers ?? {} };
  };
  return {
    stores,
    assets: ASSETS,
    get: (address: string, as?: User) => send('GET', address, as),
    post: (address: string, as: User, form: Readonly<Record<string, string>> = {}) =>
      send('POST', address, as, form),
  };
}

export type Service = Awaited<ReturnType<typeof openService>>;

async function signed() {
  const fields = { key: '823/0', policy: 'cG9saWN5', 'x-amz-signature': 'ab12' };
  return { url: `${UPLOADS}/landing`, fields, expires: '2026-11-22T12:15:00.000Z' };
}

/** An unexpected error must fail the test, not show an error page. */
function rethrow(error: unknown): void {
  throw error instanceof Error ? error : new Error(String(error));
}
