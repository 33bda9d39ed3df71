import type { Profile } from './profiles.ts';

interface BreakdownWords {
  readonly title: string;
  /** The bands in words, where the categories alone do not show them. */
  readonly bands?: string;
  /** The profile that defines these bands. A pack shows each measure in the bands of its own profile. */
  readonly of?: Profile;
  /** The parts of a pack that show it: with each computed measure, and in the description of the cohort. */
  readonly inPack: readonly ('measures' | 'cohort')[];
}

/** The breakdowns that a measure can have, in display order. */
export const BREAKDOWNS = {
  total: { title: 'All children', inPack: [] },
  age_band_cco: {
    title: 'Age on 31 March',
    bands: '0 to 4, 5 to 11, 12 to 15, 16 and over',
    of: 'cco',
    inPack: ['measures'],
  },
  age_band_dfe: {
    title: 'Age on 31 March',
    bands: 'under 1, 1 to 4, 5 to 9, 10 to 15, 16 and over',
    of: 'dfe',
    inPack: ['measures', 'cohort'],
  },
  sex: { title: 'Sex', inPack: ['measures', 'cohort'] },
  ethnic_group: { title: 'Ethnic group', inPack: ['cohort'] },
  legal_status: { title: 'Legal status on 31 March', inPack: ['cohort'] },
  placement_type: { title: 'Placement on 31 March', inPack: ['cohort'] },
  entry_age: {
    title: 'Age at entry to care',
    bands: '0 to 4, 5 to 11, 12 to 15, 16 and over',
    inPack: [],
  },
  time_in_care: { title: 'Time in care on 31 March', inPack: [] },
  uasc: { title: 'Unaccompanied asylum-seeking child', inPack: [] },
} as const satisfies Readonly<Record<string, BreakdownWords>>;

export type Breakdown = keyof typeof BREAKDOWNS;

/** Every breakdown, for measures that count children whose circumstances on 31 March are known. */
export const EVERY_BREAKDOWN = Object.keys(BREAKDOWNS) as Breakdown[];

/**
 * The breakdowns stored in the documents of units and measures, because packs need them. The others are read from the
 * tables of a release.
 */
export const BREAKDOWNS_IN_DOCUMENTS: readonly string[] = [
  'total',
  'age_band_cco',
  'age_band_dfe',
  'sex',
] satisfies Breakdown[];

/** The title and bands of a breakdown. For an unknown breakdown the title is its id. */
export function wordsOfBreakdown(breakdown: string): BreakdownWords {
  const known: Readonly<Record<string, BreakdownWords>> = BREAKDOWNS;
  return known[breakdown] ?? { title: breakdown, inPack: [] };
}

/** Sorts categories for display: ages ascending, then words alphabetically, Unknown last. */
export function byCategory(a: string, b: string): number {
  return categoryRank(a) - categoryRank(b) || a.localeCompare(b, 'en-GB');
}

function categoryRank(category: string): number {
  if (category === 'Unknown') return 1000;
  if (/^under/i.test(category)) return -1;
  const number = Number.parseInt(category, 10);
  return Number.isNaN(number) ? 500 : number;
}

/** Sorts breakdowns in display order. Unknown breakdowns come last. */
export function byBreakdown(a: string, b: string): number {
  return placeOf(a) - placeOf(b) || a.localeCompare(b, 'en-GB');
}

function placeOf(breakdown: string): number {
  const names: readonly string[] = EVERY_BREAKDOWN;
  const place = names.indexOf(breakdown);
  return place < 0 ? names.length : place;
}
