/** The families of definitions. Figures of two profiles are never mixed. */
export const PROFILES = {
  dfe: {
    short: 'DfE',
    source: 'Department for Education, official statistics since 2024',
    inWords: 'Definition of the Department for Education (DfE)',
  },
  cco: {
    short: 'CCO',
    source: "Children's Commissioner for England, Stability Index 2017 to 2020",
    inWords: "Definition of the Children's Commissioner (CCO), Stability Index 2017 to 2020",
  },
  local: {
    short: 'local',
    source: 'No national definition exists',
    inWords: 'No national definition',
  },
} as const;

export type Profile = keyof typeof PROFILES;

/** The short name of a profile, shown next to figures, such as `DfE`. Unknown text is returned unchanged. */
export function profileInShort(profile: string): string {
  return profile in PROFILES ? PROFILES[profile as Profile].short : profile;
}
