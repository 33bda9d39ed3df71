import * as z from 'zod';
import type { Measure } from './measure.ts';

/**
 * The fields of a measure that define its figure, with their labels. Titles and sentences are not part of the
 * definition.
 */
export const DEFINING = {
  definition: 'What it says',
  numerator: 'Counted',
  denominator: 'Out of',
  unit: 'Unit',
  counts: 'What the numerator counts',
  good: 'Better when',
  breakdowns: 'Breakdowns',
  needs: 'Needs',
  hasInterval: 'Has an interval',
  source: 'Source',
  limits: 'Limits',
} as const satisfies Partial<Record<keyof Measure, string>>;

export type DefiningField = keyof typeof DEFINING;

/**
 * A measure as a release stored it. An old release may have other fields than a measure has today, so definitions are
 * compared field by field.
 */
export const KeptDefinition = z.looseObject({
  id: z.string(),
  profile: z.string(),
  title: z.string(),
  unit: z.string(),
});
export type KeptDefinition = z.infer<typeof KeptDefinition>;
