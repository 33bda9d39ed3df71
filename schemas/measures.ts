import { COMPUTED } from './measures/computed.ts';
import type { Measure } from './measures/measure.ts';
import { PUBLISHED } from './measures/published.ts';
import { WORKFORCE } from './measures/workforce.ts';

export { type Mart, type Measure, PROFILES, type Profile } from './measures/measure.ts';

/** The measure catalogue, in the order in which people meet it. An id belongs to one profile only. */
export const MEASURES: readonly Measure[] = [...COMPUTED, ...PUBLISHED, ...WORKFORCE];

/** The measure with this id, or undefined. */
export function measureOf(id: string): Measure | undefined {
  return MEASURES.find((measure) => measure.id === id);
}

/** The measures with rows in a mart. */
export function measuresIn(mart: Measure['marts'][number]): readonly Measure[] {
  return MEASURES.filter(({ marts }) => marts.includes(mart));
}
