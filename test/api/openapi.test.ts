import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { REGISTER } from '../../functions/register.ts';
import { ROUTES } from '../../functions/routes.ts';
import { openApiDocument } from '../../schemas/api/openapi.ts';

const FUNCTIONS = join(import.meta.dirname, '../../functions');

interface Document {
  readonly paths: Record<string, Record<string, unknown>>;
  readonly components: { readonly schemas: Record<string, object> };
}
// These tests read parts of the document that its type leaves open.
const document = openApiDocument() as unknown as Document;
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

describe('the OpenAPI document', () => {
  it('describes every route of the API that a function answers, and no other', () => {
    const answered = Object.keys(ROUTES).filter((route) => route.includes(' /api/'));
    expect(described.sort()).toEqual([...answered].sort());
  });

  it('holds only schemas that a JSON Schema 2020-12 validator takes, and only references that lead somewhere', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema({ ...document, $id: 'openapi' });
    const names = Object.keys(document.components.schemas);
    for (const name of names) {
      expect(ajv.getSchema(`openapi#/components/schemas/${name}`), name).toBeTypeOf('function');
    }
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)];
    for (const [, name] of references) expect(names).toContain(name);
  });

  it('says of every refusal that it is a problem document', () => {
    for (const methods of Object.values(document.paths)) {
      for (const operation of Object.values(methods)) {
        expect(operation).toHaveProperty([
          'responses',
          'default',
          'content',
          'application/problem+json',
        ]);
      }
    }
  });
});

describe('the register', () => {
  it('names exactly the folders of functions, each with the same three files', () => {
    const folders = readdirSync(FUNCTIONS, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
      .map(({ name }) => name);
    expect(REGISTER.map(({ name }) => name).sort()).toEqual(folders.sort());
    for (const folder of folders) {
      expect(existsSync(join(FUNCTIONS, folder, 'lambda.ts')), `${folder}/lambda.ts`).toBe(true);
      expect(existsSync(join(FUNCTIONS, folder, 'handler.ts')), `${folder}/handler.ts`).toBe(true);
    }
  });
});
