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
  /** Default: true, except for columns of the key. */
  nullable: z.literal(false).optional(),
  /** All values that the column can have, if they are few. */
  values: z.array(z.string()).min(2).optional(),
});
export type SidecarColumn = z.output<typeof Column>;

const Sidecar = z.strictObject({
  description: z.string().regex(/One row per [^.]+\.\s*$/u),
  key: z.array(z.string()),
  /** True if a release writes the rows as a table. */
  written: z.literal(true).optional(),
  columns: z.array(Column),
  defaults: z.record(z.string(), Row).optional(),
  cases: z.array(ViewCase).min(1),
});

/** One view with its sidecar (the `.yml` file with its description). */
export type DocumentedView = View & z.output<typeof Sidecar>;

/** Every view of a `sql/` folder with its sidecar, by name. Throws if a sidecar is missing or invalid. */
export async function readDocumentedViews(
  sqlFolder: string,
): Promise<ReadonlyMap<string, DocumentedView>> {
  const views = await readViews(sqlFolder);
  return new Map(views.map((view) => [view.name, { ...view, ...readSidecar(sqlFolder, view) }]));
}

/** True if the column can be null. */
export function isNullable(view: Pick<DocumentedView, 'key'>, column: SidecarColumn): boolean {
  return column.nullable !== false && !view.key.includes(column.name);
}

function readSidecar(sqlFolder: string, { layer, name }: View): z.output<typeof Sidecar> {
  const text = readFileSync(join(sqlFolder, layer, `${name}.yml`), 'utf8');
  const sidecar = Sidecar.safeParse(parse(text));
  if (!sidecar.success) throw new Error(`${name}.yml: ${z.prettifyError(sidecar.error)}`);
  return sidecar.data;
}
