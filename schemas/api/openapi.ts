import * as z from 'zod';
import { RETURN_SHAPES } from '../returns/index.ts';
import type { ReturnShape } from '../returns/return.ts';
import { API_OPERATIONS, type ApiOperation, type Content } from './operations.ts';
import { ProblemDocument } from './problem.ts';

const SCHEMAS = '#/components/schemas/';

/** The OpenAPI 3.1 document of the API, generated from the operations, their zod schemas and the accepted returns. */
export function openApiDocument(
  returns: readonly ReturnShape[] = RETURN_SHAPES,
): Record<string, unknown> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    io: 'input',
    uri: (id) => `${SCHEMAS}${id}`,
    unrepresentable: 'any',
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Care Stability',
      version: '1',
      description:
        "Councils' returns on children in care, releases of stability indicators and evidence packs.",
      license: { name: 'MIT', identifier: 'MIT' },
    },
    security: [{ openid: [] }],
    paths: paths(),
    components: {
      securitySchemes: {
        openid: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
      schemas: {
        ...Object.fromEntries(
          Object.entries(schemas).map(([id, schema]) => [id, withoutIdentity(schema)]),
        ),
        ReturnId: { oneOf: returns.map(({ id, title }) => ({ const: id, title })) },
      },
    },
  };
}

function paths(): Record<string, Record<string, unknown>> {
  const result: Record<string, Record<string, unknown>> = {};
  for (const [route, operation] of Object.entries(API_OPERATIONS)) {
    const [method = '', path = ''] = route.split(' ');
    result[path] = { ...result[path], [method.toLowerCase()]: describe(route, path, operation) };
  }
  return result;
}

function describe(route: string, path: string, operation: ApiOperation): Record<string, unknown> {
  return {
    operationId: route
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replace(/-$/, ''),
    summary: operation.summary,
    ...(path.endsWith('/openapi.json') && { security: [] }),
    parameters: [...pathParameters(path), ...queryParameters(operation.query)],
    ...(operation.request && {
      requestBody: { required: true, content: jsonContent(operation.request) },
    }),
    responses: {
      ...Object.fromEntries(Object.entries(operation.answers).map(answer)),
      default: {
        description: 'What went wrong and what to do (RFC 9457)',
        content: { 'application/problem+json': { schema: refTo(ProblemDocument) } },
      },
    },
  };
}

function pathParameters(path: string): unknown[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: z.ZodObject | undefined): unknown[] {
  if (query === undefined) return [];
  const { properties = {} } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }));
}

function answer([status, contents]: [string, readonly Content[]]): [string, unknown] {
  const content = Object.assign(
    {},
    ...contents.map((one) => (typeof one === 'string' ? { [one]: {} } : jsonContent(one))),
  );
  return [status, { description: Number(status) === 202 ? 'In progress' : 'Done', content }];
}

function jsonContent(schema: z.ZodType): Record<string, unknown> {
  return { 'application/json': { schema: refTo(schema) } };
}

function refTo(schema: z.ZodType): { $ref: string } {
  const id = z.globalRegistry.get(schema)?.id;
  if (id === undefined) throw new Error('A schema of the API has no id.');
  return { $ref: `${SCHEMAS}${id}` };
}

function withoutIdentity(schema: object): object {
  const { $id: _, $schema: __, ...rest } = schema as { $id?: string; $schema?: string };
  return rest;
}
