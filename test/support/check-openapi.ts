import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openApiDocument } from '../../schemas/api/openapi.ts';
import type { Return } from '../../schemas/returns/return.ts';

interface Described {
  readonly content: Readonly<Record<string, { readonly schema?: { readonly $ref: string } }>>;
}

interface Document {
  readonly paths: Record<string, Record<string, { readonly responses: Record<string, Described> }>>;
}

/** Throws when the OpenAPI document does not describe a response, or the response does not match its description. */
type ResponseCheck = (method: string, path: string, answer: Answer) => void;

const known = new Map<readonly Return[] | undefined, ResponseCheck>();

/** Returns that the service accepts. Default: all of them. */
export function createResponseCheck(returns?: readonly Return[]): ResponseCheck {
  const check = known.get(returns) ?? compileCheck(openApiDocument(returns) as unknown as Document);
  known.set(returns, check);
  return check;
}

function compileCheck(document: Document): ResponseCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: 'openapi' });
  return (method, path, answer) => {
    const operation = operationOf(document, method, path);
    if (operation === undefined) return;
    const described = operation.responses[String(answer.status)] ?? operation.responses.default;
    const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
    const content = described?.content[type];
    if (content === undefined) {
      throw new Error(
        `${method} ${path} answered ${answer.status} ${type}, which is not described.`,
      );
    }
    if (content.schema === undefined) return;
    const validate = ajv.getSchema(`openapi${content.schema.$ref}`);
    if (validate === undefined) throw new Error(`No schema ${content.schema.$ref}.`);
    if (!validate(answer.json)) {
      const errors = JSON.stringify(validate.errors?.slice(0, 3));
      throw new Error(`${method} ${path} answered what its schema does not allow: ${errors}`);
    }
  };
}

function operationOf(document: Document, method: string, path: string) {
  const given = (path.split('?')[0] ?? '').split('/');
  const match = Object.keys(document.paths)
    .sort((a, b) => a.split('{').length - b.split('{').length)
    .find((template) => {
      const segments = template.split('/');
      return (
        segments.length === given.length &&
        segments.every((segment, at) => segment.startsWith('{') || segment === given[at])
      );
    });
  return document.paths[match ?? '']?.[method.toLowerCase()];
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read responses that were checked against the OpenAPI document.
  readonly json: any;
}
