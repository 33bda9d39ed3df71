import type { ExampleTables } from '../../schemas/returns/rule.ts';
import { episodesOf, HEADER, HEADER_LAST_YEAR, rowsOf } from './valid-children.ts';
import {
  CHILDRENS_HOME,
  FOSTERED,
  IN_HOSPITAL,
  SHORT_BREAK,
  SUPPORTED,
  WITH_ADOPTERS,
  WITH_PARENTS,
} from './valid-places.ts';

/** The collection year of the valid return: the newest, which has every table. */
export const YEAR = 2027;

// Every episode that is open on 31 March 2026, and so in both years.
const MOTHER = { ...FOSTERED, RNE: 'S', LS: 'C1', DECOM: '01/05/2024' };
const TO_BE_ADOPTED = { ...FOSTERED, RNE: 'L', LS: 'E1', DECOM: '01/12/2025' };
const LEAVER = { ...SUPPORTED, RNE: 'S', LS: 'V2', DECOM: '01/10/2024' };
const ALONE = { ...SUPPORTED, RNE: 'S', LS: 'V2', CIN: 'N8', HOME_POST: '', DECOM: '05/02/2026' };
const AT_HOME = { ...WITH_PARENTS, RNE: 'S', LS: 'C2', DECOM: '03/03/2025' };
const DEPRIVED = { ...CHILDRENS_HOME, RNE: 'S', LS: 'C2', DECOM: '10/05/2025' };
const TODDLER = { ...FOSTERED, RNE: 'S', LS: 'C2', DECOM: '20/01/2026' };

const FIRST_WORKER = { SW_ID: 'SW1001', SW_DEC: '', SW_REASON: 'FCONTA' };
const WELL = {
  ...{ SDQ_SCORE: '11', SDQ_REASON: '', CONVICTED: '0', HEALTH_CHECK: '', IMMUNISATIONS: '1' },
  ...{ TEETH_CHECK: '1', HEALTH_ASSESSMENT: '1', SUBSTANCE_MISUSE: '0' },
  ...{ INTERVENTION_RECEIVED: '', INTERVENTION_OFFERED: '' },
};
const HELPED = {
  ...{ SDQ_SCORE: '', SDQ_REASON: 'SDQ2', SUBSTANCE_MISUSE: '1' },
  ...{ INTERVENTION_RECEIVED: '0', INTERVENTION_OFFERED: '1' },
};
const TODDLERS = { SDQ_SCORE: '', CONVICTED: '', HEALTH_CHECK: '1' };
const UNTIL_18 = { SEX: 'M', DUC: '11/11/2027' };
const MISSING_SINCE = { MISSING: 'M', MIS_START: '30/03/2026' };
const DEPRIVED_SINCE = { DOLO_START: '20/03/2026' };
const DECIDED = { DATE_PLACED: '01/11/2025', DATE_PLACED_CEASED: '', REASON_PLACED_CEASED: '' };
const DECIDED_IN_FEBRUARY = { ...DECIDED, DATE_PLACED: '25/02/2026' };

/** A small return with rows in every table, that keeps every rule. */
export const VALID_RETURN: ExampleTables = {
  Header: HEADER,
  Episodes: episodesOf(
    ['MOTHER_IN_CARE', { ...MOTHER, DEC: '01/06/2026', REC: 'X1' }],
    [
      'MOTHER_IN_CARE',
      { ...MOTHER, RNE: 'L', LS: 'C2', DECOM: '01/06/2026', DEC: '01/08/2026', REC: 'X1' },
    ],
    [
      'MOTHER_IN_CARE',
      { ...IN_HOSPITAL, RNE: 'P', LS: 'C2', DECOM: '01/08/2026', DEC: '09/08/2026', REC: 'X1' },
    ],
    ['MOTHER_IN_CARE', { ...MOTHER, RNE: 'P', LS: 'C2', DECOM: '09/08/2026' }],
    ['SHORT_BREAKS', { ...SHORT_BREAK, DECOM: '01/07/2026', DEC: '05/07/2026' }],
    ['SHORT_BREAKS', { ...SHORT_BREAK, DECOM: '01/09/2026', DEC: '05/09/2026' }],
    [
      'STARTER',
      {
        ...{ ...FOSTERED, RNE: 'S', LS: 'V2', DECOM: '15/06/2026', DEC: '20/09/2026' },
        ...{ REC: 'X1', REASON_PLACE_CHANGE: 'CARPL' },
      },
    ],
    ['STARTER', { ...CHILDRENS_HOME, RNE: 'P', LS: 'V2', DECOM: '20/09/2026' }],
    ['ADOPTED', { ...TO_BE_ADOPTED, DEC: '15/05/2026', REC: 'X1', REASON_PLACE_CHANGE: 'CARPL' }],
    [
      'ADOPTED',
      { ...WITH_ADOPTERS, RNE: 'P', LS: 'E1', DECOM: '15/05/2026', DEC: '20/12/2026', REC: 'E12' },
    ],
    ['LEFT_NOW', { ...LEAVER, DEC: '01/06/2026', REC: 'E5' }],
    ['ALONE', ALONE],
    ['AT_HOME', AT_HOME],
    ['DEPRIVED', DEPRIVED],
    ['TODDLER', TODDLER],
  ),
  Reviews: rowsOf(
    ['MOTHER_IN_CARE', { REVIEW: '12/05/2026', REVIEW_CODE: 'PN1' }],
    ['MOTHER_IN_CARE', { REVIEW: '02/11/2026', REVIEW_CODE: 'PN5' }],
    ['STARTER', { REVIEW: '10/07/2026', REVIEW_CODE: 'PN7' }],
    ['TODDLER', { REVIEW: '14/04/2026', REVIEW_CODE: 'PN0' }],
  ),
  UASC: rowsOf(['ALONE', UNTIL_18]),
  OC2: rowsOf(
    ['MOTHER_IN_CARE', WELL],
    ['ALONE', { ...WELL, ...HELPED }],
    ['AT_HOME', WELL],
    ['DEPRIVED', { ...WELL, CONVICTED: '1' }],
    ['TODDLER', { ...WELL, ...TODDLERS }],
  ),
  OC3: rowsOf(
    ['LEFT_BEFORE', { IN_TOUCH: 'YES', ACTIV: 'F2', ACCOM: 'D1' }],
    ['LEFT_NOW', { IN_TOUCH: 'RHOM', ACTIV: '0', ACCOM: '0' }],
  ),
  AD1: rowsOf([
    'ADOPTED',
    {
      ...{ DATE_INT: '01/11/2025', DATE_MATCH: '01/05/2026', FOSTER_CARE: '0' },
      ...{ NB_ADOPTR: '2', SEX_ADOPTR: 'MF', LS_ADOPTR: 'L11' },
    },
  ]),
  PlacedAdoption: rowsOf(
    ['ADOPTED', DECIDED],
    [
      'TODDLER',
      {
        ...DECIDED_IN_FEBRUARY,
        DATE_PLACED_CEASED: '10/09/2026',
        REASON_PLACED_CEASED: 'RD3',
      },
    ],
  ),
  PrevPerm: rowsOf(
    ['SHORT_BREAKS', { PREV_PERM: 'Z1', LA_PERM: '', DATE_PERM: '' }],
    ['STARTER', { PREV_PERM: 'P2', LA_PERM: '823', DATE_PERM: 'ZZ/06/2019' }],
  ),
  Missing: rowsOf(
    ['MOTHER_IN_CARE', { ...MISSING_SINCE, MIS_END: '02/04/2026' }],
    ['MOTHER_IN_CARE', { MISSING: 'A', MIS_START: '10/09/2026', MIS_END: '12/09/2026' }],
  ),
  SWEpisodes: rowsOf(
    ['MOTHER_IN_CARE', { ...FIRST_WORKER, SW_DECOM: '01/05/2024', SW_DEC: '10/10/2026' }],
    [
      'MOTHER_IN_CARE',
      { SW_ID: 'XX1002', SW_REASON: 'LEFTRL', SW_DECOM: '12/10/2026', SW_DEC: '' },
    ],
    ['STARTER', { ...FIRST_WORKER, SW_DECOM: '15/06/2026' }],
    ['ALONE', { ...FIRST_WORKER, SW_DECOM: '05/02/2026' }],
    ['AT_HOME', { ...FIRST_WORKER, SW_DECOM: '01/03/2025' }],
    ['DEPRIVED', { ...FIRST_WORKER, SW_DECOM: '10/05/2025' }],
    ['TODDLER', { ...FIRST_WORKER, SW_DECOM: '20/01/2026' }],
  ),
  DoLo: rowsOf(
    ['DEPRIVED', { ...DEPRIVED_SINCE, DOLO_END: '15/04/2026' }],
    ['STARTER', { DOLO_START: '01/11/2026', DOLO_END: '20/01/2027' }],
  ),
};

/** Last year's return of the same children: what the rules that look back read of it. */
export const LAST_YEAR: ExampleTables = {
  Header: HEADER_LAST_YEAR,
  Episodes: episodesOf(
    ['MOTHER_IN_CARE', MOTHER],
    ['SHORT_BREAKS', { ...SHORT_BREAK, DECOM: '01/07/2025', DEC: '05/07/2025' }],
    [
      'ADOPTED',
      { ...FOSTERED, RNE: 'S', LS: 'C2', DECOM: '10/01/2025', DEC: '01/12/2025', REC: 'X1' },
    ],
    ['ADOPTED', TO_BE_ADOPTED],
    ['LEFT_BEFORE', { ...LEAVER, DEC: '01/03/2026', REC: 'E5' }],
    ['LEFT_NOW', LEAVER],
    ['ALONE', ALONE],
    ['AT_HOME', AT_HOME],
    ['DEPRIVED', DEPRIVED],
    ['TODDLER', TODDLER],
  ),
  UASC: rowsOf(['ALONE', UNTIL_18]),
  OC3: [],
  PlacedAdoption: rowsOf(['ADOPTED', DECIDED], ['TODDLER', DECIDED_IN_FEBRUARY]),
  Missing: rowsOf(['MOTHER_IN_CARE', { ...MISSING_SINCE, MIS_END: '' }]),
  DoLo: rowsOf(['DEPRIVED', { ...DEPRIVED_SINCE, DOLO_END: '' }]),
};
