import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import { mayReach, reachOf } from '../../access.ts';
import type { Reach } from '../../routes.ts';
import { Forbidden, Invalid } from '../errors.ts';
import type { User } from '../ports/identity.ts';

/** Whose council's figures or lists a user may see: `all` for every council's. */
export type CouncilsInReach = readonly string[] | 'all';

/**
 * One request as operations see it. Its parts are parsed by zod on demand, and it is the only way to check a council.
 * `Parameter` names the parameters of its route.
 */
export interface Request<Parameter extends string = never> {
  readonly route: string;
  /** The parts of the path named in the route, decoded: `path.id` for `/submissions/{id}`. */
  readonly path: Readonly<Record<Parameter, string>>;
  readonly id: string;
  readonly user: User | undefined;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** API Gateway passes cookies separately from the headers. */
  readonly cookies: readonly string[] | undefined;
  query<T>(schema: z.ZodType<T>): T;
  /** The JSON or form body. Throws `Invalid` with a problem for each invalid field. */
  body<T>(schema: z.ZodType<T>): T;
  /** Throws `Forbidden` unless the user may reach the council on this route. */
  requireCouncil(laCode: string): void;
  /** The councils to which a list must be limited, or `all`. */
  councilsInReach(): CouncilsInReach;
  /** Sets what the request is about, for the audit log. Never an identifier of a child or worker. */
  about(subject: string): void;
}

export interface TrackedRequest extends Request<string> {
  /** True after the operation has checked a council or limited its list. */
  readonly councilWasAsked: boolean;
  readonly subject: string;
}

/** Turns an API Gateway event and its user into a request. */
export function createRequest(
  event: APIGatewayProxyEventV2,
  user: User | undefined,
): TrackedRequest {
  const route = event.routeKey;
  let councilWasAsked = false;
  let subject = event.rawPath;
  return {
    route,
    // API Gateway sends every parameter of the route.
    path: (event.pathParameters ?? {}) as Record<string, string>,
    id: event.requestContext.requestId,
    user,
    headers: event.headers,
    cookies: event.cookies,
    query: (schema) => parse(schema, event.queryStringParameters ?? {}),
    body: (schema) => parse(schema, bodyOf(event)),
    requireCouncil(laCode) {
      councilWasAsked = true;
      if (!mayReach(route, user, laCode)) {
        throw new Forbidden('Your account does not have access to this council.');
      }
    },
    councilsInReach() {
      councilWasAsked = true;
      const reach: Reach | 'public' = reachOf(route, user);
      return reach === 'own' ? (user?.councils ?? []) : reach === 'none' ? [] : 'all';
    },
    about(text) {
      subject = text;
    },
    get councilWasAsked() {
      return councilWasAsked;
    },
    get subject() {
      return subject;
    },
  };
}

function bodyOf(event: APIGatewayProxyEventV2): unknown {
  const text = event.isBase64Encoded
    ? Buffer.from(event.body ?? '', 'base64').toString('utf8')
    : (event.body ?? '');
  if (event.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    return formOf(new URLSearchParams(text));
  }
  if (text === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Invalid('Some of what was sent cannot be used.', [
      { field: '', message: 'The body is not JSON. Send a JSON object.' },
    ]);
  }
}

/** The fields of a form. A field sent more than once becomes a list, which no schema of a form accepts. */
function formOf(fields: URLSearchParams): Record<string, string | string[]> {
  const names = new Set(fields.keys());
  return Object.fromEntries(
    [...names].map((name) => {
      const values = fields.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    message: issue.message,
  }));
  throw new Invalid('Some of what was sent cannot be used.', problems);
}
