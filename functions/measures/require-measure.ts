import * as z from 'zod';
import { findMeasure } from '../../schemas/measures/index.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { NotFound } from '../shared/errors.ts';
import type { Request } from '../shared/http/request.ts';

// Text that is no profile finds no measure: the answer is 404, not a complaint about the query.
const Query = z.object({ profile: z.string().max(20).optional() });

/** The measure that the path names, of the profile that the query names, else the first of the catalogue. Throws `NotFound`. */
export function requireMeasure(request: Request, measures: readonly Measure[]): Measure {
  const { profile } = request.query(Query);
  const measure = findMeasure(measures, request.parameter('id'), profile);
  if (measure === undefined) throw new NotFound('There is no measure with this name.');
  return measure;
}
