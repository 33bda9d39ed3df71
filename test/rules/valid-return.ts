import type { ExampleRow } from '../../schemas/returns/rule.ts';

const HOME = {
  ...{ LS: 'C2', CIN: 'N1', PLACE: 'U4', PLACE_PROVIDER: 'PR1', URN: '1234567' },
  ...{ HOME_POST: 'AB1 1AA', PL_POST: 'AB1 2CD', REASON_PLACE_CHANGE: '', DEC: '', REC: '' },
};

const HOSPITAL = { ...HOME, PLACE: 'T1', PLACE_PROVIDER: '', URN: '', PL_POST: 'AB9 9ZZ' };

const BREAK = {
  ...{ LS: 'V3', RNE: 'S', CIN: 'N2', PLACE: 'K2', PLACE_PROVIDER: 'PR1', REC: 'E8' },
  ...{ URN: '', HOME_POST: '', PL_POST: '', REASON_PLACE_CHANGE: '' },
};

/** A small return of 2025-26 that keeps every rule: a child in foster care with a stay in hospital, and a child with short breaks. */
export const VALID_RETURN: Readonly<Record<string, readonly ExampleRow[]>> = {
  Header: [
    {
      ...{ CHILD: 'A1', SEX: 'F', DOB: '05/05/2014', ETHNIC: 'WBRI', UPN: 'A123456789012' },
      ...{ MOTHER: '', MC_DOB: '' },
    },
    {
      ...{ CHILD: 'A2', SEX: 'M', DOB: '29/02/2016', ETHNIC: 'MWBC', UPN: 'UN2' },
      ...{ MOTHER: '', MC_DOB: '' },
    },
  ],
  Episodes: [
    { CHILD: 'A1', ...HOME, RNE: 'S', LS: 'C1', DECOM: '01/05/2024', DEC: '01/06/2025', REC: 'X1' },
    { CHILD: 'A1', ...HOME, RNE: 'L', DECOM: '01/06/2025', DEC: '01/08/2025', REC: 'X1' },
    { CHILD: 'A1', ...HOSPITAL, RNE: 'P', DECOM: '01/08/2025', DEC: '09/08/2025', REC: 'X1' },
    { CHILD: 'A1', ...HOME, RNE: 'P', DECOM: '09/08/2025' },
    { CHILD: 'A2', ...BREAK, DECOM: '01/07/2025', DEC: '05/07/2025' },
    { CHILD: 'A2', ...BREAK, DECOM: '01/09/2025', DEC: '05/09/2025' },
  ],
  SWEpisodes: [
    {
      ...{ CHILD: 'A1', DOB: '05/05/2014', SW_ID: 'SW1001', SW_REASON: 'FCONTA' },
      ...{ SW_DECOM: '01/05/2024', SW_DEC: '10/10/2025' },
    },
    {
      ...{ CHILD: 'A1', DOB: '05/05/2014', SW_ID: 'XX1002', SW_REASON: 'LEFTRL' },
      ...{ SW_DECOM: '12/10/2025', SW_DEC: '' },
    },
  ],
};
