import type { DefinitionChanges } from '../../schemas/api/release-changes.ts';
import type { ReleaseManifest } from '../../schemas/api/releases.ts';
import {
  DEFINING,
  type DefiningField,
  type KeptDefinition,
} from '../../schemas/measures/kept-definition.ts';

/** What a release was calculated by: its views and the definitions of its measures, where it kept them. */
export interface Definitions {
  readonly views: ReleaseManifest['views'];
  readonly measures: readonly KeptDefinition[] | undefined;
}

type MeasureChange = NonNullable<DefinitionChanges['measures']>[number];

/** The views whose SQL differs, by name, and the measures that are defined otherwise, in the order of the catalogue. */
export function compareDefinitions(before: Definitions, after: Definitions): DefinitionChanges {
  return {
    views: compareViews(before.views, after.views),
    measures:
      before.measures && after.measures ? compareMeasures(before.measures, after.measures) : null,
  };
}

function compareViews(
  before: Definitions['views'],
  after: Definitions['views'],
): DefinitionChanges['views'] {
  const earlier = new Map(before.map(({ view, sha256 }) => [view, sha256]));
  const later = new Map(after.map(({ view, sha256 }) => [view, sha256]));
  return [...new Set([...earlier.keys(), ...later.keys()])].sort().flatMap((view) => {
    const [was, is] = [earlier.get(view) ?? null, later.get(view) ?? null];
    return was === is ? [] : [{ view, change: changeOf(was, is), before: was, after: is }];
  });
}

function compareMeasures(
  before: readonly KeptDefinition[],
  after: readonly KeptDefinition[],
): MeasureChange[] {
  const nameOf = ({ id, profile }: KeptDefinition) => `${id} ${profile}`;
  const earlier = new Map(before.map((one) => [nameOf(one), one]));
  const later = new Map(after.map((one) => [nameOf(one), one]));
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((name) => {
    const [was, is] = [earlier.get(name) ?? null, later.get(name) ?? null];
    const shown = is ?? was;
    const fields = was && is ? fieldsOf(was, is) : [];
    if (shown === null || (was && is && fields.length === 0)) return [];
    const { id: measure, profile, title } = shown;
    return [{ measure, profile, title, change: changeOf(was, is), fields }];
  });
}

function fieldsOf(before: KeptDefinition, after: KeptDefinition): MeasureChange['fields'] {
  return (Object.keys(DEFINING) as DefiningField[]).flatMap((field) => {
    const [was, is] = [inWords(before[field]), inWords(after[field])];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join('; ');
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}

function changeOf(before: unknown, after: unknown): 'added' | 'changed' | 'removed' {
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}
