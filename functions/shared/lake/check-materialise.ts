import { QueryFailed } from '../errors.ts';
import { checkKey } from '../ports/object-key.ts';

/** Throws `QueryFailed` unless a view of this name may be written at this folder of the lake bucket: both go into SQL as they are. */
export function checkMaterialise(view: string, location: string): void {
  if (!/^[a-z_][a-z0-9_]*$/.test(view)) throw new QueryFailed('This is no name of a view.');
  if (!/^[\w/=.-]+$/.test(location)) throw new QueryFailed('This is no folder of the lake.');
  try {
    checkKey(location);
  } catch {
    throw new QueryFailed('This is no folder of the lake.');
  }
}
