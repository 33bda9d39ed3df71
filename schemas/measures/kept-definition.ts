import * as z from 'zod';
import type { Measure } from './measure.ts';

/** What of a measure says which figure it is, with its name for people. Words around a figure are no part of it. */
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
 * A measure as a release kept it. A release may be old: what it says of a measure is compared field by field, whatever
 * fields a measure has today.
 */
export const KeptDefinition = z.looseObject({
  id: z.string(),
  profile: z.string(),
  title: z.string(),
  unit: z.string(),
});
export type KeptDefinition = z.infer<typeof KeptDefinition>;
