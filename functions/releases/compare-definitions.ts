import type { DefinitionChanges } from '../../schemas/api/release-changes.ts';
import type { ReleaseManifest } from '../../schemas/api/releases.ts';
import {
  DEFINING,
  type DefiningField,
  type KeptDefinition,
} from '../../schemas/measures/kept-definition.ts';

/** The definitions of a release: its views, its reference tables and, if it stored them, its measures. */
export interface Definitions {
  readonly views: ReleaseManifest['views'];
  readonly reference: readonly { readonly table: string; readonly sha256: string }[];
  readonly measures: readonly KeptDefinition[] | undefined;
}

type MeasureChange = NonNullable<DefinitionChanges['measures']>[number];

/** The views and reference tables that differ, by name, and the measures whose definitions differ, in catalogue order. */
export function compareDefinitions(before: Definitions, after: Definitions): DefinitionChanges {
  return {
    views: compareByName(before.views.map(viewOf), after.views.map(viewOf)).map(
      ({ name: view, ...change }) => ({ view, ...change }),
    ),
    reference: compareByName(before.reference.map(tableOf), after.reference.map(tableOf)).map(
      ({ name: table, ...change }) => ({ table, ...change }),
    ),
    measures:
      before.measures && after.measures ? compareMeasures(before.measures, after.measures) : null,
  };
}

type Named = readonly [name: string, sha256: string];

const viewOf = ({ view, sha256 }: { view: string; sha256: string }): Named => [view, sha256];
const tableOf = ({ table, sha256 }: { table: string; sha256: string }): Named => [table, sha256];

function compareByName(before: readonly Named[], after: readonly Named[]) {
  const [earlier, later] = [new Map(before), new Map(after)];
  return [...new Set([...earlier.keys(), ...later.keys()])].sort().flatMap((name) => {
    const [was, is] = [earlier.get(name) ?? null, later.get(name) ?? null];
    return was === is ? [] : [{ name, change: changeOf(was, is), before: was, after: is }];
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
