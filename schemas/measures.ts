import { COMPUTED } from './measures/computed.ts';
import type { Measure } from './measures/measure.ts';
import { PUBLISHED } from './measures/published.ts';
import { WORKFORCE } from './measures/workforce.ts';

export { type Measure, PROFILES } from './measures/measure.ts';

/** The measure catalogue, in the order in which people meet it. An id belongs to one profile only. */
export const MEASURES: readonly Measure[] = [...COMPUTED, ...PUBLISHED, ...WORKFORCE];

/** The measure with this id, or undefined. */
export function measureOf(id: string): Measure | undefined {
  return MEASURES.find((measure) => measure.id === id);
}
