import * as z from 'zod';
import { findMeasure } from '../../schemas/measures/index.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { NotFound } from '../shared/errors.ts';
import type { Request } from '../shared/http/request.ts';

// Any text is accepted: an unknown profile finds no measure, so the response is 404 and not a validation error.
const Query = z.object({ profile: z.string().max(20).optional() });

/** The measure named in the path. Default profile: that of the first such measure in the catalogue. Throws `NotFound`. */
export function requireMeasure(request: Request<'id'>, measures: readonly Measure[]): Measure {
  const { profile } = request.query(Query);
  const measure = findMeasure(measures, request.path.id, profile);
  if (measure === undefined) throw new NotFound('There is no measure with this name.');
  return measure;
}
