import { FEWEST_COUNCILS, SMALL_DENOMINATOR } from '../../../schemas/disclosure.ts';

/** Shown at the top of a pack and on each of its printed pages. */
export const WARNING = 'Restricted: contains small numbers about children in care. Do not publish.';

/** Added to the warning when the returns are invented. */
export const INVENTED_RETURNS =
  'Demonstration: the returns behind the computed figures are invented.';

export const PURPOSE = [
  'This pack sets out what data show about the stability of children in the care of one council: their social workers, their homes and their schools. It also describes the council’s social work workforce.',
  'It is for inspectors who are preparing a visit. It helps them to choose what to look at and whom to ask. It does not judge the council.',
];

export const READING = [
  'Computed figures are calculated by this service from the council’s accepted returns. Published figures are as the Department for Education (DfE) or Ofsted published them. The two can differ: returns are corrected later, and two programs can read one definition differently.',
  'Each measure names its definition: DfE counts different workers and placements (three or more), the Children’s Commissioner (CCO) counts changes and moves (two or more). Do not compare DfE figures with CCO figures.',
  'A reference such as S12 leads to the line under Provenance that gives the source of a figure. References such as F12, in the data file, identify one figure.',
  `Computed rates have a 95% interval (Wilson), which shows how much chance alone could change a rate of so few children. Counts under ${SMALL_DENOMINATOR} are marked “small”.`,
  'The figures are not rounded, so someone could recognise a child. Store this pack as you store a case file.',
];

export const DATA_LIMITS = [
  'Data show changes, not their quality: a move to adopters and a breakdown both count as a move.',
  'The returns do not say whether a child was told about a change, took part in the decision, or was introduced to the new worker or carer.',
  'The returns hold one reason for a change, chosen by the council; “other” is common.',
  'Social workers have been in the return since the collection year 2024; councils record allocation differently, and DfE labels the statistics as in development.',
  'No child is matched across councils: a child who moves between councils is counted as a new child.',
  'This service does not yet take returns on independent reviewing officers, education plans or visits.',
  'Published figures are nine to twenty months old when they are published.',
  'Figures for regions and England that are computed here cover only the councils whose returns are in the release; the number of councils is shown next to the figure.',
  `A computed sum or mean over fewer than ${FEWEST_COUNCILS} councils is not shown, because it could reveal the data of another council.`,
  'Statistical neighbours are those of the 2025 model in all years.',
];

export const DEFINITIONS = [
  {
    term: 'Collection year',
    meaning: '1 April to 31 March, named by the year in which it ends: 2025 ends on 31 March 2025.',
  },
  {
    term: 'Children looked after on 31 March',
    meaning:
      'Children with an episode of care open at the end of that day. Children in a series of short breaks (respite) are excluded.',
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
    meaning: 'The number of different workers who held the child’s case during the year.',
  },
  {
    term: 'Change of social worker (CCO)',
    meaning:
      'A worker who is not the same as the previous one. Cover and gaps of up to a week with the same worker before and after are ignored.',
  },
  {
    term: '95% interval',
    meaning:
      'Wilson score interval: if the same chances applied many times, 95 of 100 such intervals would contain the true rate.',
  },
  {
    term: 'Statistical neighbours',
    meaning:
      'The councils most alike in circumstances (DfE, model of 2025). Mean and median are of those with a value.',
  },
  {
    term: 'Return in force',
    meaning:
      'The newest return of the council for a collection year that was accepted, and not withdrawn, when the release was made.',
  },
  {
    term: 'Release',
    meaning:
      'A numbered set of all figures that never changes. The same pack can be produced from it again at any time.',
  },
];
