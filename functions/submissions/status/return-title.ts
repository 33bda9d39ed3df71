import { RETURN_SHAPES } from '../../../schemas/returns/index.ts';
import { findReturn, type ReturnShape } from '../../../schemas/returns/return.ts';

/** What people call a return; its id where the service no longer takes it. */
export function returnTitle(id: string, returns: readonly ReturnShape[] = RETURN_SHAPES): string {
  return findReturn(id, returns)?.title ?? id;
}
