import type { Measure } from './measure.ts';

const census = {
  profile: 'dfe',
  unit: '%',
  source: "Department for Education, children's social work workforce census of 30 September",
  marts: ['workforce_rate'],
} as const;
const IN_POST = 'Social workers in post on 30 September, full-time equivalents';

/** Rates of the social work workforce, as published. The census of a September lies in the collection year that ends after it. */
export const WORKFORCE: readonly Measure[] = [
  {
    ...census,
    id: 'turnover',
    title: 'Social worker turnover',
    shortTitle: 'Turnover',
    definition:
      'Social workers who left in the year to 30 September, against those in post at its end. Moves inside the council are not leavers.',
    numerator: 'Leavers in the year, full-time equivalents',
    denominator: IN_POST,
    good: 'low',
  },
  {
    ...census,
    id: 'agency',
    title: 'Agency social workers',
    shortTitle: 'Agency rate',
    definition: 'Agency workers among all social workers at work on 30 September.',
    numerator: 'Agency workers, full-time equivalents',
    denominator: 'Agency workers and workers in post together, full-time equivalents',
    good: 'low',
  },
  {
    ...census,
    id: 'agency_covering',
    title: 'Agency social workers who cover a vacancy',
    shortTitle: 'Agency covering vacancies',
    definition: 'Agency workers who stand in for a vacant post, among all agency workers.',
    numerator: 'Agency workers covering vacancies, full-time equivalents',
    denominator: 'Agency workers, full-time equivalents',
    good: '-',
  },
  {
    ...census,
    id: 'vacancy',
    title: 'Vacant social worker posts',
    shortTitle: 'Vacancy rate',
    definition:
      'Vacant posts among all posts on 30 September, whether or not an agency covers them.',
    numerator: 'Vacancies, full-time equivalents',
    denominator: 'Vacancies and workers in post together, full-time equivalents',
    good: 'low',
  },
  {
    ...census,
    id: 'caseload',
    title: 'Average caseload',
    shortTitle: 'Caseload',
    definition:
      'Cases held on 30 September for each full-time equivalent social worker, agency workers included, who holds one or more.',
    numerator: 'Cases held',
    denominator: 'Workers with one or more cases, full-time equivalents; not published',
    good: 'low',
    unit: 'cases a worker',
  },
  {
    ...census,
    id: 'sickness_absence',
    title: 'Sickness absence of social workers',
    shortTitle: 'Sickness absence',
    definition: 'Working days lost to sickness in the year, among all working days.',
    numerator: 'Working days lost in the year, full-time equivalents',
    denominator: 'Workers in post times the working days of the year (253, or 254 in a leap year)',
    good: 'low',
  },
  {
    ...census,
    id: 'case_holder_share',
    title: 'Social workers who are case holders',
    shortTitle: 'Case holders',
    definition:
      'Workers in post whose role is case holder. Not to be compared across 2023 and 2024, when some workers were moved to another role.',
    numerator: 'Case holders, full-time equivalents',
    denominator: IN_POST,
    good: '-',
  },
];
