import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Row = z.record(z.string(), Cell);
export type CaseRow = z.output<typeof Row>;

const Case = z.strictObject({
  name: z.string().min(10),
  given: z.record(z.string(), z.array(Row)),
  only: Row.optional(),
  expect: z.array(Row),
});
export type Case = z.output<typeof Case>;

const Sidecar = z.strictObject({
  description: z.string().regex(/One row per [^.]+\.\s*$/u),
  key: z.array(z.string()),
  columns: z.array(
    z.strictObject({ name: z.string(), type: z.string(), description: z.string().min(1) }),
  ),
  defaults: z.record(z.string(), Row).optional(),
  cases: z.array(Case).min(1),
});

/** One view: its select and what its sidecar says of it. */
export interface View extends z.output<typeof Sidecar> {
  readonly name: string;
  readonly sql: string;
}

/** Every view under a folder of `sql/`, by name. Throws where a sidecar is missing or not of the form. */
export function readViews(sqlFolder: string, layers: readonly string[]): ReadonlyMap<string, View> {
  const files = layers.flatMap((layer) =>
    readdirSync(join(sqlFolder, layer))
      .filter((file) => file.endsWith('.sql'))
      .map((file) => join(sqlFolder, layer, file)),
  );
  return new Map(files.map((file) => [basename(file, '.sql'), readView(file)]));
}

function readView(file: string): View {
  const sidecar = parse(readFileSync(file.replace(/\.sql$/u, '.yml'), 'utf8'));
  const read = Sidecar.safeParse(sidecar);
  if (!read.success) throw new Error(`${basename(file)}: ${z.prettifyError(read.error)}`);
  return { ...read.data, name: basename(file, '.sql'), sql: readFileSync(file, 'utf8') };
}
