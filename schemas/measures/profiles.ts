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

/** A profile as it stands beside a figure, such as `DfE`. Text that is no profile stays as it is. */
export function profileInShort(profile: string): string {
  return profile in PROFILES ? PROFILES[profile as Profile].short : profile;
}
