import { type Measure, PROFILES } from './measure.ts';

const published = {
  profile: 'dfe',
  unit: '%',
  source: PROFILES.dfe,
  marts: ['published_indicator'],
} as const;
const TWO_YEARS =
  'Children looked after on 31 March and for the two years before it without a break';
const SCHOOL_AGE = 'Children looked after on 31 March and matched to a school';
const MIDYEAR =
  'A mid-year move is a new school between 1 April and 31 March, the time from 1 August to 30 September left out, and not before the child came into care in the year.';

/** The measures that are shown as the Department for Education published them. */
export const PUBLISHED: readonly Measure[] = [
  {
    ...published,
    id: 'placements_3plus_2y',
    title: 'Three or more placements in two years',
    shortTitle: '3+ placements, 2 years',
    definition: 'Children with three or more placements in the two years to 31 March.',
    numerator: 'Children with three or more placements in the two years',
    denominator: TWO_YEARS,
    good: 'low',
  },
  {
    ...published,
    id: 'same_placement_2y',
    title: 'With the same carer for two years or more',
    shortTitle: 'Same carer, 2+ years',
    definition:
      'Children under 16, in care for two and a half years or more, who have lived with the same carer for at least two years or are placed for adoption.',
    numerator: 'Children with the same carer for at least two years',
    denominator: 'Children under 16 looked after for at least two and a half years on 31 March',
    good: 'high',
  },
  {
    ...published,
    id: 'school_moves_midyear',
    title: 'Mid-year school move in the year',
    shortTitle: 'Mid-year school moves',
    definition: `Children with one or more mid-year school moves. ${MIDYEAR}`,
    numerator: 'Children with one or more mid-year school moves in the year',
    denominator: SCHOOL_AGE,
    good: 'low',
  },
  {
    ...published,
    id: 'school_moves_any',
    title: 'Any school move in the year',
    shortTitle: 'Any school move',
    definition: 'Children with one or more new schools between 1 April and 31 March.',
    numerator: 'Children with one or more school moves in the year',
    denominator: SCHOOL_AGE,
    good: 'low',
  },
  {
    ...published,
    id: 'school_moves_midyear_2y',
    title: 'Mid-year school move in two years',
    shortTitle: 'Mid-year school moves, 2 years',
    definition: `Children with one or more mid-year school moves in the two years to 31 March. ${MIDYEAR}`,
    numerator: 'Children with one or more mid-year school moves in the two years',
    denominator: `${TWO_YEARS}, matched to a school`,
    good: 'low',
  },
  {
    ...published,
    id: 'school_moves_any_2y',
    title: 'Any school move in two years',
    shortTitle: 'Any school move, 2 years',
    definition: 'Children with one or more new schools in the two years to 31 March.',
    numerator: 'Children with one or more school moves in the two years',
    denominator: `${TWO_YEARS}, matched to a school`,
    good: 'low',
  },
];
