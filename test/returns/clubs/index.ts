import type { Return } from '../../../schemas/returns/return.ts';
import { SUBJECTS } from './rules.ts';
import { TABLES } from './tables.ts';

/** An invented return: everything that the service needs to know about a return. */
export const CLUBS: Return = {
  id: 'clubs',
  title: 'Members of clubs (made up)',
  years: { oldest: 2025, first: 2025, last: 2026 },
  tables: TABLES,
  neededTables: ['Members'],
  subjects: SUBJECTS,
  blocking: { rules: ['C2'], cells: [{ field: 'CHILD', problem: 'missing' }] },
  xml: {
    root: 'CLUBS',
    child: 'MEMBER',
    header: 'WHO',
    otherNames: { MEMBERID: 'CHILD' },
    fromHeader: [{ table: 'Members' }],
    rows: [{ element: 'MEMBERSHIP', table: 'Memberships' }],
    inherited: ['CHILD', 'DOB'],
    mayComeBeside: [],
  },
  births: { table: 'Members', column: 'DOB' },
};
