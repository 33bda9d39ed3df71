interface Words {
  readonly when: string;
  readonly of: string;
  readonly did: string;
}

const YEAR = 'In the year to 31 March';
const TWO_YEARS = 'In the two years to 31 March';
const CHILDREN = 'children looked after';
const TWO_YEAR_CHILDREN = 'children looked after for two years or more';
const PUPILS = 'children looked after and matched to a school';
const UNKNOWN: Words = { when: YEAR, of: CHILDREN, did: 'are counted by this measure' };

const WORDS: Readonly<Record<string, Words>> = {
  social_workers_3plus: { when: YEAR, of: CHILDREN, did: 'had three or more social workers' },
  social_worker_changes_2plus: {
    when: YEAR,
    of: CHILDREN,
    did: 'had two or more changes of social worker',
  },
  placements_3plus: { when: YEAR, of: CHILDREN, did: 'had three or more placements' },
  placement_moves_2plus: { when: YEAR, of: CHILDREN, did: 'moved placement two or more times' },
  placements_3plus_2y: {
    when: TWO_YEARS,
    of: TWO_YEAR_CHILDREN,
    did: 'had three or more placements',
  },
  same_placement_2y: {
    when: 'On 31 March',
    of: 'children under 16 looked after for two and a half years or more',
    did: 'had been with the same carer for two years or more',
  },
  school_moves_midyear: {
    when: YEAR,
    of: PUPILS,
    did: 'changed school in the middle of a school year',
  },
  school_moves_any: { when: YEAR, of: PUPILS, did: 'changed school' },
};

/** How a figure of a measure is said: `when` 2025, so many of the children (`of`) `did` this. */
export function wordsOf(measure: string): Words {
  return WORDS[measure] ?? UNKNOWN;
}

const GOOD = {
  low: 'Lower is better.',
  high: 'Higher is better.',
  '-': 'Neither higher nor lower is better.',
} as const;

/** Which direction of a measure is better, in words. */
export function goodInWords(good: keyof typeof GOOD): string {
  return GOOD[good];
}

/** The definition family in short, as it stands beside a figure: `DfE`. */
export function profileInShort(profile: string): string {
  return profile === 'dfe' ? 'DfE' : profile.toUpperCase();
}

/** The definition family in words, printed beside every measure. */
export function profileInWords(profile: string): string {
  switch (profile) {
    case 'dfe':
      return 'Definition of the Department for Education (DfE)';
    case 'cco':
      return "Definition of the Children's Commissioner (CCO), Stability Index 2017 to 2020";
    case 'local':
      return 'No national definition';
    default:
      return 'Plain fact';
  }
}
