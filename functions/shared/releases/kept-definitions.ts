import * as z from 'zod';
import { KeptDefinition } from '../../../schemas/measures/kept-definition.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import { catalogueKey } from './release-folder.ts';

/** The definitions of measures stored with a release. Undefined when it has none. */
export async function keptDefinitions(
  release: number,
  releases: ObjectStore,
): Promise<readonly KeptDefinition[] | undefined> {
  return await readJson(releases, catalogueKey(release), z.array(KeptDefinition));
}
