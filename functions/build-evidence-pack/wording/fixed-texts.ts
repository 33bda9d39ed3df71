import { FEWEST_COUNCILS, SMALL_DENOMINATOR } from '../../../schemas/disclosure.ts';

/** Printed at the top of a pack and of each of its printed pages. */
export const WARNING = 'Restricted: contains small numbers about children in care. Do not publish.';

/** Added to the warning where the returns are invented. */
export const INVENTED_RETURNS =
  'Demonstration: the returns behind the computed figures are invented.';

export const PURPOSE = [
  'This pack sets out what is known from data about the stability of children in care of one council: their social workers, their homes and their schools, and the workforce behind them.',
  'It is written for an inspector who prepares a visit. It helps to choose what to look at and whom to ask. It does not judge.',
];

export const READING = [
  'Computed figures are calculated by this service from the council’s accepted returns. Published figures are as the Department for Education (DfE) or Ofsted printed them. The two can differ: returns are corrected later, and two programs can read one definition differently.',
  'Each measure names its definition: DfE counts different workers and placements (three or more), the Children’s Commissioner (CCO) counts changes and moves (two or more). Do not compare figures of the two.',
  'A reference such as S12 leads to the line under Provenance that says where a figure comes from. The reference F with a number, used in the data file, names one figure.',
  `Computed rates have a 95% interval (Wilson): how far chance alone could move a rate of so few children. Counts under ${SMALL_DENOMINATOR} are marked “small”.`,
  'The figures are exact and can point to a child. Keep the pack as you keep a case file.',
];

export const DATA_LIMITS = [
  'Data show changes, not their quality: a move to adopters and a breakdown both count as a move.',
  'The returns do not say whether a child was told of a change, took part in the decision, or was handed over well.',
  'The returns hold one reason for a change, chosen by the council; “other” is common.',
  'Social workers have been in the return since the collection year 2024; councils record allocation differently, and DfE marks the statistics as in development.',
  'No child is matched across councils: a child who moves between councils is counted as a new child.',
  'Independent reviewing officers, education plans and visits are in no return that this service takes yet.',
  'Published figures are nine to twenty months old when they appear.',
  'Figures for regions and England that are computed here cover only the councils whose returns are in the release; their number is shown next to the figure.',
  `A computed sum or mean over fewer than ${FEWEST_COUNCILS} councils is left out, because it would show what another council has sent.`,
  'Statistical neighbours follow the model of 2025 for all years.',
];

export const DEFINITIONS = [
  {
    term: 'Collection year',
    meaning: '1 April to 31 March, named by the year in which it ends: 2025 ends on 31 March 2025.',
  },
  {
    term: 'Children looked after on 31 March',
    meaning:
      'Children with an episode of care open at the end of that day. Children in a series of short breaks (respite) are left out.',
  },
  {
    term: 'Placement (DfE)',
    meaning:
      'Time with one carer. Temporary absences from which the child returns, and changes of legal status, do not start a new one.',
  },
  {
    term: 'Move (CCO)',
    meaning:
      'A new episode with a new carer, or a return to care, after the first day of the year.',
  },
  {
    term: 'Social workers (DfE)',
    meaning: 'Different workers who held the child’s case on a day of the year.',
  },
  {
    term: 'Change of social worker (CCO)',
    meaning:
      'A worker different from the one before, after cover and gaps of up to a week with the same worker are set aside.',
  },
  {
    term: '95% interval',
    meaning:
      'Wilson score interval: were the same chances to apply again and again, 95 of 100 such intervals would hold the true rate.',
  },
  {
    term: 'Statistical neighbours',
    meaning:
      'The councils most alike in circumstances (DfE, model of 2025). Mean and median are over those with a value.',
  },
  {
    term: 'Return in force',
    meaning:
      'The newest accepted and not withdrawn return of the council for a collection year when the release was made.',
  },
  {
    term: 'Release',
    meaning:
      'A numbered set of all figures that never changes. The same pack can be written from it again at any time.',
  },
];
