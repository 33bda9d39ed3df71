import type { XmlLayout } from '../xml-layout.ts';
import { TABLES } from './tables.ts';

const filled = (...columns: readonly string[]) => columns.map((column) => ({ column }));
const ofAdoption = Object.keys(TABLES.AD1.columns).filter(
  (name) => name !== 'CHILD' && name !== 'DOB',
);

/** The XML form of the SSDA903 return, in which rows of four tables are made from HEADER. */
export const XML: XmlLayout = {
  root: 'EXPSSDA903',
  child: 'CHILD',
  header: 'HEADER',
  otherNames: { CHILDID: 'CHILD', PL: 'PLACE' },
  fromHeader: [
    { table: 'Header' },
    { table: 'UASC', signs: [{ column: 'UASC', is: '1' }, { column: 'DUC' }] },
    { table: 'AD1', signs: filled(...ofAdoption) },
    { table: 'OC3', signs: filled('IN_TOUCH', 'ACTIV', 'ACCOM') },
  ],
  rows: [
    { element: 'EPISODE', table: 'Episodes' },
    { element: 'AMISSING', table: 'Missing' },
    { element: 'AREVIEW', table: 'Reviews' },
    { element: 'AD_PLACED', table: 'PlacedAdoption' },
    { element: 'PERMANENCE', table: 'PrevPerm', isOptional: true },
    { element: 'OC2', table: 'OC2', isOptional: true },
    { element: 'SW_EPISODE', table: 'SWEpisodes' },
    { element: 'DOLO_EPISODE', table: 'DoLo' },
  ],
  inherited: ['CHILD', 'SEX', 'DOB'],
  mayComeBeside: ['SWEpisodes', 'DoLo'],
};
