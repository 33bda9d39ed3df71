import { RETURN_SHAPES } from '../../../schemas/returns/index.ts';
import { findReturn, type ReturnShape } from '../../../schemas/returns/return.ts';

/** The title of a return, or its id if the service no longer accepts it. */
export function returnTitle(id: string, returns: readonly ReturnShape[] = RETURN_SHAPES): string {
  return findReturn(id, returns)?.title ?? id;
}
