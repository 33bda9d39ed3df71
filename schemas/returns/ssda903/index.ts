import type { Return } from '../return.ts';
import { BLOCKING } from './blocking.ts';
import { PROVIDER_KINDS } from './provider-kinds.ts';
import { SUBJECTS } from './rules/index.ts';
import { TABLES } from './tables.ts';
import { XML } from './xml-layout.ts';
import { FIRST_YEAR, LAST_YEAR } from './years.ts';

/** DfE's return on children looked after, technical specifications 2022-23 to 2026-27. */
export const SSDA903: Return = {
  id: 'ssda903',
  title: 'Children looked after (SSDA903)',
  years: { oldest: 2015, first: FIRST_YEAR, last: LAST_YEAR },
  tables: TABLES,
  neededTables: ['Header', 'Episodes'],
  xml: XML,
  subjects: SUBJECTS,
  blocking: BLOCKING,
  births: { table: 'Header', column: 'DOB' },
  providerKinds: PROVIDER_KINDS,
};
