import { type DocumentedView, isNullable, type SidecarColumn } from './sidecar.ts';

/** `schemas/views.generated.ts`: what the data dictionary says of each view. */
export function viewsModule(views: readonly DocumentedView[]): string {
  return [
    '// Made by `npm run generate` from the sidecars under sql. Change those.',
    "import type { DescribedView } from './views.ts';",
    '',
    '/** Every view, in order of layer and name. */',
    'export const VIEWS: readonly DescribedView[] = [',
    ...views.flatMap((view) => [
      '  {',
      `    name: ${text(view.name)},`,
      `    layer: ${text(view.layer)},`,
      `    description: ${text(view.description.trim())},`,
      `    key: [${view.key.map(text).join(', ')}],`,
      '    columns: [',
      ...view.columns.map((column) => `      ${columnText(view, column)},`),
      '    ],',
      '  },',
    ]),
    '];',
    '',
  ].join('\n');
}

function columnText(view: DocumentedView, column: SidecarColumn): string {
  const { name, type, description } = column;
  const nullable = isNullable(view, column);
  return `{ name: ${text(name)}, type: ${text(type)}, nullable: ${nullable}, description: ${text(description)} }`;
}

const text = (words: string): string => JSON.stringify(words);
