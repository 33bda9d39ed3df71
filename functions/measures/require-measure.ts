import type { MeasureDescription } from '../../schemas/api/measures.ts';
import { measureOf } from '../../schemas/measures.ts';
import { NotFound } from '../shared/errors.ts';

/** The measure with this id. Throws `NotFound`. */
export function requireMeasure(id: string): MeasureDescription {
  const measure = measureOf(id);
  if (measure === undefined) throw new NotFound('There is no measure with this name.');
  return { ...measure, marts: [...measure.marts] };
}
