import { returnOf } from '../../schemas/returns/index.ts';
import { type Return, shapeYear } from '../../schemas/returns/return.ts';

interface OfReturn {
  readonly return: string;
  readonly collectionYear: number;
}

/** Where the rules stand that a submission was checked by. */
export function rulesAddress(
  { return: id, collectionYear }: OfReturn,
  returns?: readonly Return[],
): string {
  return `/rules/${id}/${shapeYear(returnOf(id, returns), collectionYear)}`;
}
