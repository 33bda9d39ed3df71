import { measureOf } from '../../schemas/measures/index.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { NotFound } from '../shared/errors.ts';

/** The measure with this id. Throws `NotFound`. */
export function requireMeasure(id: string): Measure {
  const measure = measureOf(id);
  if (measure === undefined) throw new NotFound('There is no measure with this name.');
  return measure;
}
