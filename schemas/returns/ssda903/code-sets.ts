import { codeSet } from '../codes-of-year.ts';

export { isCodeIn } from '../codes-of-year.ts';

export const SEX = codeSet(
  'sex',
  'Sex',
  { M: 'Male', F: 'Female', U: 'Unknown', 1: 'Male', 2: 'Female' },
  { M: { from: 2025 }, F: { from: 2025 }, U: { from: 2025 }, 1: { to: 2024 }, 2: { to: 2024 } },
);

export const ETHNIC = codeSet('ethnic', 'Ethnicity', {
  WBRI: 'White British',
  WIRI: 'White Irish',
  WOTH: 'Any other White background',
  WIRT: 'Traveller of Irish heritage',
  WROM: 'Gypsy or Roma',
  MWBC: 'White and Black Caribbean',
  MWBA: 'White and Black African',
  MWAS: 'White and Asian',
  MOTH: 'Any other mixed background',
  AIND: 'Indian',
  APKN: 'Pakistani',
  ABAN: 'Bangladeshi',
  AOTH: 'Any other Asian background',
  BCRB: 'Black Caribbean',
  BAFR: 'Black African',
  BOTH: 'Any other Black background',
  CHNE: 'Chinese',
  OOTH: 'Any other ethnic group',
  REFU: 'Refused to say',
  NOBT: 'Not yet obtained',
});

export const YES_NO = codeSet('yes_no', 'Yes or no', { 0: 'No', 1: 'Yes' });

export const MISSING_TYPE = codeSet('missing', 'Missing or away without authorisation', {
  M: 'Missing: whereabouts not known',
  A: 'Away without authorisation: whereabouts known',
});

export const SW_REASON = codeSet('sw_reason', 'Reason for a new social worker', {
  MANAGE: 'Caseloads reallocated',
  FCONTA: 'First contact or re-referral: the first worker of the case',
  LEFTRL: 'The worker before left the role',
  ORGRST: 'Organisational restructure',
  TSPROC: 'Transfer under the usual process, such as between teams',
  ABSENC: 'Cover for absence, or return from it',
  CHCHAN: 'Child asked for a change',
  PCCHAN: 'Parent or carer asked for a change',
  SWDIED: 'The worker before died',
  OTHERS: 'Any other reason',
});

export const REVIEW_CODE = codeSet('review_code', 'How the child took part in the review', {
  PN0: 'Child under 4 at the review',
  PN1: 'Attended and spoke',
  PN2: 'Attended; an advocate spoke',
  PN3: 'Attended; gave views without speech',
  PN4: 'Attended; gave no views',
  PN5: 'Did not attend; briefed an advocate',
  PN6: 'Did not attend; gave views by other means',
  PN7: 'Did not attend; gave no views',
});

export const SDQ_REASON = codeSet('sdq_reason', 'Why there is no questionnaire score', {
  SDQ1: 'Child outside the age range',
  SDQ2: 'Carer refused',
  SDQ3: "Child's disability",
  SDQ4: 'Other reason',
  SDQ5: 'Child refused',
});

export const PREV_PERM = codeSet('prev_perm', 'Earlier permanence arrangement', {
  P1: 'Adoption',
  P2: 'Special guardianship order',
  P3: 'Residence order or child arrangements order',
  P4: 'Not known',
  Z1: 'None',
});

export * from './episode-code-sets.ts';
export * from './leaver-code-sets.ts';
