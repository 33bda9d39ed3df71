/** Which family of definitions a figure follows. Figures of two profiles are never mixed. */
export type Profile = 'dfe' | 'cco' | 'local';

/** One measure of the platform: what its figure says, and where it comes from. */
export interface Measure {
  readonly id: string;
  readonly profile: Profile;
  readonly title: string;
  readonly shortTitle: string;
  /** What the figure says, in plain words. */
  readonly definition: string;
  readonly numerator: string;
  readonly denominator: string;
  /** Which way is better; `-` when neither is, and then nothing is ranked. */
  readonly good: 'low' | 'high' | '-';
  /** Printed after the value: `%`, or words such as `cases a worker`. */
  readonly unit: string;
  /** Who defined or published it. */
  readonly source: string;
  /** Views of sql/marts with rows of this measure: `indicator` is computed here, the others are as published. */
  readonly marts: readonly Mart[];
}

type Mart = 'indicator' | 'published_indicator' | 'workforce_rate';

/** Where each profile's definitions come from. */
export const PROFILES: Readonly<Record<Profile, string>> = {
  dfe: 'Department for Education, official statistics since 2024',
  cco: "Children's Commissioner for England, Stability Index 2017 to 2020",
  local: 'No national definition exists',
};
