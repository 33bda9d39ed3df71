import { codeSet } from '../codes-of-year.ts';

export const IN_TOUCH = codeSet('in_touch', 'Is the council in touch with the care leaver', {
  YES: 'In touch',
  NO: 'Not in touch',
  DIED: 'Died after leaving care',
  REFU: 'Refuses contact',
  NREQ: 'No longer needs services',
  RHOM: 'Returned home for 6 months or more',
});

export const ACTIV = codeSet('activ', "Care leaver's main activity", {
  F1: 'Full time in higher education',
  P1: 'Part time in higher education',
  F2: 'Full time in other education',
  P2: 'Part time in other education',
  F4: 'Full time in an apprenticeship',
  P4: 'Part time in an apprenticeship',
  F5: 'Full time in training or work',
  P5: 'Part time in training or work',
  G4: 'Not in education, work or training: illness or disability',
  G5: 'Not in education, work or training: other circumstances',
  G6: 'Not in education, work or training: pregnancy or parenting',
  0: 'No information',
});

const PLACES: Readonly<Record<string, string>> = {
  B: 'With parents or relatives',
  C: 'Community home or other residential care',
  D: 'Semi-independent accommodation',
  E: 'Supported lodgings',
  G: 'Gone abroad',
  H: 'Deported',
  K: 'Ordinary lodgings',
  R: 'Residence not known',
  T: 'Foyer',
  U: 'Independent living',
  V: 'Emergency accommodation',
  W: 'Bed and breakfast',
  Y: 'Other accommodation',
  Z: 'With former foster carer',
};

const suitableOrNot = Object.entries(PLACES).flatMap(([letter, label]) => [
  [`${letter}1`, `${label}: suitable`],
  [`${letter}2`, `${label}: not suitable`],
]);

export const ACCOM = codeSet('accom', "Care leaver's accommodation", {
  ...Object.fromEntries(suitableOrNot),
  S2: 'Homeless: not suitable',
  X2: 'In custody: not suitable',
  0: 'No information',
});

export const REASON_PLACED_CEASED = codeSet(
  'reason_placed_ceased',
  'Why the decision to place for adoption was changed',
  {
    RD1: "Child's needs changed",
    RD2: 'Court made no placement order',
    RD3: 'No adopters found',
    RD4: 'Other reason',
  },
);

export const SEX_ADOPTR = codeSet('sex_adoptr', 'Sex of the adopters', {
  M1: 'One man',
  F1: 'One woman',
  MM: 'Two men',
  FF: 'Two women',
  MF: 'A man and a woman',
});

export const LS_ADOPTR = codeSet('ls_adoptr', 'Legal status of the adopters', {
  L0: 'Single adopter',
  L11: 'Married, different sex',
  L12: 'Married, same sex',
  L2: 'Civil partners',
  L3: 'Not married, different sex',
  L4: 'Not married, same sex',
});

export const ADOPTERS = codeSet('nb_adoptr', 'Number of adopters', { 1: 'One', 2: 'Two' });
