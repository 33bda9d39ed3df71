import { type DocumentedView, isNullable, type SidecarColumn } from './sidecar.ts';

const SCHEMAS: Readonly<Record<SidecarColumn['type'], string>> = {
  varchar: 'z.string()',
  integer: 'z.int()',
  bigint: 'z.int()',
  double: 'z.number()',
  date: 'z.iso.date()',
  timestamp: 'z.string()',
  boolean: 'z.boolean()',
};

/** `schemas/marts.generated.ts`: a zod object for the rows of each mart, as a release gives them. */
export function martsModule(views: readonly DocumentedView[]): string {
  const marts = views.filter(({ layer }) => layer === 'marts');
  return [
    '// Made by `npm run generate` from the sidecars of sql/marts. Change those.',
    "import * as z from 'zod';",
    '',
    '/** The rows of each mart, by its name. */',
    'export const MART_ROWS = {',
    ...marts.flatMap((mart) => [
      `  ${mart.name}: z.object({`,
      ...mart.columns.map((column) => `    ${column.name}: ${schemaOf(mart, column)},`),
      '  }),',
    ]),
    '} as const;',
    '',
  ].join('\n');
}

function schemaOf(mart: DocumentedView, column: SidecarColumn): string {
  const names = column.values?.map((value) => `'${value}'`).join(', ');
  const schema = names === undefined ? SCHEMAS[column.type] : `z.enum([${names}])`;
  return isNullable(mart, column) ? `${schema}.nullable()` : schema;
}
