/** Where the definitions of each profile come from. Figures of two profiles are never mixed. */
export const PROFILES = {
  dfe: 'Department for Education, official statistics since 2024',
  cco: "Children's Commissioner for England, Stability Index 2017 to 2020",
  local: 'No national definition exists',
} as const;

/** The family of definitions that a figure follows. */
export type Profile = keyof typeof PROFILES;
