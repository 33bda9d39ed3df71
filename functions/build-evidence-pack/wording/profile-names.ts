import type { Measure } from '../../../schemas/measures/measure.ts';
import { PROFILES, type Profile } from '../../../schemas/measures/profiles.ts';

const GOOD: Readonly<Record<Measure['good'], string>> = {
  low: 'Lower is better.',
  high: 'Higher is better.',
  '-': 'Neither higher nor lower is better.',
};

/** Which direction of a measure is better, in words. */
export function goodInWords(good: Measure['good']): string {
  return GOOD[good];
}

/** The profile in words, shown with every measure. */
export function profileInWords(profile: string): string {
  return profile in PROFILES ? PROFILES[profile as Profile].inWords : 'Plain fact';
}
