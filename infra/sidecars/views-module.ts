import { type DocumentedView, isNullable, type SidecarColumn } from './sidecar.ts';

/** `schemas/views.generated.ts`: the data dictionary's text of each view, with one column per line. */
export function viewsModule(views: readonly DocumentedView[]): string {
  return [
    '// Made by `npm run generate` from the sidecars under sql. Change those.',
    "import type { WrittenView } from './written-view.ts';",
    '',
    '/** Every view, in order of layer and name. A column is its name, its type with `?` where it may be blank, and its description. */',
    'export const WRITTEN_VIEWS: readonly WrittenView[] = [',
    ...views.flatMap((view) => [
      '  {',
      `    name: ${text(view.name)},`,
      `    layer: ${text(view.layer)},`,
      `    description: ${text(view.description.trim())},`,
      `    key: [${view.key.map(text).join(', ')}],`,
      '    columns: [',
      ...view.columns.map((column) => `      ${text(lineOf(view, column))},`),
      '    ],',
      '  },',
    ]),
    '];',
    '',
  ].join('\n');
}

function lineOf(view: DocumentedView, column: SidecarColumn): string {
  const { name, type, description } = column;
  return `${name} ${type}${isNullable(view, column) ? '?' : ''} ${description}`;
}

const text = (words: string): string => JSON.stringify(words);
