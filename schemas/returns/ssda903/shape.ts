import type { ReturnShape } from '../return.ts';
import { PROVIDER_KINDS } from './provider-kinds.ts';
import { TABLES } from './tables.ts';
import { XML } from './xml-layout.ts';
import { FIRST_YEAR, LAST_YEAR } from './years.ts';

/** DfE's children looked after return, technical specifications 2022-23 to 2026-27, without its rules. */
export const SSDA903_SHAPE: ReturnShape = {
  id: 'ssda903',
  title: 'Children looked after (SSDA903)',
  years: { oldest: 2015, first: FIRST_YEAR, last: LAST_YEAR },
  tables: TABLES,
  neededTables: ['Header', 'Episodes'],
  xml: XML,
  births: { table: 'Header', column: 'DOB' },
  providerKinds: PROVIDER_KINDS,
};
