import { RETURN_SHAPES } from '../../schemas/returns/index.ts';
import { findReturn, type ReturnShape } from '../../schemas/returns/return.ts';
import type { FieldProblem } from '../shared/errors.ts';

/** The problems with a submission's return and year. Empty when the service accepts them. */
export function problemsOfReturn(
  { return: id, collectionYear }: { readonly return: string; readonly collectionYear: number },
  returns: readonly ReturnShape[] = RETURN_SHAPES,
): readonly FieldProblem[] {
  const definition = findReturn(id, returns);
  if (definition === undefined) {
    const ids = returns.map((each) => each.id).join(', ');
    return [{ field: 'return', message: `Choose the return. The service accepts: ${ids}.` }];
  }
  const { oldest, last } = definition.years;
  if (collectionYear >= oldest && collectionYear <= last) return [];
  const message = `This return is accepted for the collection years ${oldest} to ${last}.`;
  return [{ field: 'collectionYear', message }];
}
