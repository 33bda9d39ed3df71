import { shapeOf } from '../../../schemas/returns/index.ts';
import { type ReturnShape, shapeYear } from '../../../schemas/returns/return.ts';

interface OfReturn {
  readonly return: string;
  readonly collectionYear: number;
}

/** The address of the pages of the rules that a submission was checked with. */
export function rulesAddress(
  { return: id, collectionYear }: OfReturn,
  returns?: readonly ReturnShape[],
): string {
  return `/rules/${id}/${shapeYear(shapeOf(id, returns), collectionYear)}`;
}
