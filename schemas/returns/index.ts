import type { Return } from './return.ts';
import { SSDA903 } from './ssda903/index.ts';

/** Every return that the service takes, in the order in which people meet them. */
export const RETURNS: readonly Return[] = [SSDA903];

/** The return with this id, among these; undefined when there is none. */
export function findReturn(id: string, returns: readonly Return[] = RETURNS): Return | undefined {
  return returns.find((definition) => definition.id === id);
}

/** The return with this id, among these. Throws when there is none: what is stored names returns that were taken. */
export function returnOf(id: string, returns: readonly Return[] = RETURNS): Return {
  const definition = findReturn(id, returns);
  if (definition === undefined) throw new Error(`No return has the id ${id}.`);
  return definition;
}
