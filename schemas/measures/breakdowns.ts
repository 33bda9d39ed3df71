/** The breakdowns that a measure can have, in the order in which people meet them, with their titles. */
export const BREAKDOWNS = {
  total: 'All children',
  age_band_cco: 'Age on 31 March (0 to 4, 5 to 11, 12 to 15, 16 and over)',
  age_band_dfe: 'Age on 31 March (under 1, 1 to 4, 5 to 9, 10 to 15, 16 and over)',
  sex: 'Sex',
  ethnic_group: 'Ethnic group',
  legal_status: 'Legal status at 31 March',
  placement_type: 'Placement at 31 March',
  entry_age: 'Age at entry to care (0 to 4, 5 to 11, 12 to 15, 16 and over)',
  time_in_care: 'Time in care at 31 March',
  uasc: 'Unaccompanied asylum-seeking child',
} as const;

export type Breakdown = keyof typeof BREAKDOWNS;

/** Every breakdown: what a measure over children has whose circumstances at 31 March are known. */
export const EVERY_BREAKDOWN = Object.keys(BREAKDOWNS) as Breakdown[];
