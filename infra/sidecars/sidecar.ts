import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { readViews, type View } from '../../functions/deploy-views/views.ts';

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Row = z.record(z.string(), Cell);
export type CaseRow = z.output<typeof Row>;

const ViewCase = z.strictObject({
  name: z.string().min(10),
  given: z.record(z.string(), z.array(Row)),
  only: Row.optional(),
  expect: z.array(Row),
});
export type ViewCase = z.output<typeof ViewCase>;

const Column = z.strictObject({
  name: z.string(),
  type: z.enum(['varchar', 'integer', 'bigint', 'double', 'date', 'boolean', 'timestamp']),
  description: z.string().min(1),
  /** True unless it is said here, or the column is of the key. */
  nullable: z.literal(false).optional(),
  /** All that the column can hold, where that is a short list. */
  values: z.array(z.string()).min(2).optional(),
});
export type SidecarColumn = z.output<typeof Column>;

const Sidecar = z.strictObject({
  description: z.string().regex(/One row per [^.]+\.\s*$/u),
  key: z.array(z.string()),
  /** A release writes the rows out as a table. */
  written: z.literal(true).optional(),
  columns: z.array(Column),
  defaults: z.record(z.string(), Row).optional(),
  cases: z.array(ViewCase).min(1),
});

/** One view, and what its sidecar says of it. */
export type DocumentedView = View & z.output<typeof Sidecar>;

/** Every view of a `sql/` folder with its sidecar, by name. Throws where a sidecar is missing or not of the form. */
export async function readDocumentedViews(
  sqlFolder: string,
): Promise<ReadonlyMap<string, DocumentedView>> {
  const views = await readViews(sqlFolder);
  return new Map(views.map((view) => [view.name, { ...view, ...readSidecar(sqlFolder, view) }]));
}

/** True when a row of the view may lack this column. */
export function isNullable(view: Pick<DocumentedView, 'key'>, column: SidecarColumn): boolean {
  return column.nullable !== false && !view.key.includes(column.name);
}

function readSidecar(sqlFolder: string, { layer, name }: View): z.output<typeof Sidecar> {
  const text = readFileSync(join(sqlFolder, layer, `${name}.yml`), 'utf8');
  const sidecar = Sidecar.safeParse(parse(text));
  if (!sidecar.success) throw new Error(`${name}.yml: ${z.prettifyError(sidecar.error)}`);
  return sidecar.data;
}
