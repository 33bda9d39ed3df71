import type { ExampleRow } from '../../schemas/returns/rule.ts';

const BORN = {
  MOTHER_IN_CARE: '05/05/2010',
  SHORT_BREAKS: '29/02/2016',
  STARTER: '12/02/2012',
  ADOPTED: '03/03/2023',
  LEFT_BEFORE: '20/07/2008',
  LEFT_NOW: '15/09/2008',
  ALONE: '11/11/2009',
  AT_HOME: '02/02/2011',
  DEPRIVED: '30/09/2012',
  TODDLER: '17/10/2023',
} as const;

/** The invented children of the valid return. */
export type Someone = keyof typeof BORN;

const WHO = Object.keys(BORN) as Someone[];

/** Identifier and birth, the first columns of most tables. */
function known(someone: Someone): { readonly CHILD: string; readonly DOB: string } {
  return { CHILD: `A${WHO.indexOf(someone) + 1}`, DOB: BORN[someone] };
}

/** Rows of a table, each of one child: `[who, cells]`. */
export function rowsOf(
  ...rows: readonly (readonly [Someone, ExampleRow])[]
): readonly ExampleRow[] {
  return rows.map(([someone, cells]) => ({ ...known(someone), ...cells }));
}

/** The same for episodes, which have no date of birth. */
export function episodesOf(
  ...rows: readonly (readonly [Someone, ExampleRow])[]
): readonly ExampleRow[] {
  return rows.map(([someone, cells]) => ({ CHILD: known(someone).CHILD, ...cells }));
}

function header(someone: Someone, SEX: string, UPN: string, more: ExampleRow = {}): ExampleRow {
  const { CHILD, DOB } = known(someone);
  return { CHILD, SEX, DOB, ETHNIC: 'WBRI', UPN, MOTHER: '', MC_DOB: '', UASC: '0', ...more };
}

const MOTHER = header('MOTHER_IN_CARE', 'F', 'A123456789012', { MOTHER: '0' });
const LEFT_BEFORE = header('LEFT_BEFORE', 'M', 'A123456789014');
const OTHERS: readonly ExampleRow[] = [
  header('SHORT_BREAKS', 'M', 'UN2', { ETHNIC: 'MWBC' }),
  header('ADOPTED', 'F', 'UN1', { MOTHER: '0' }),
  header('LEFT_NOW', 'M', 'A123456789015'),
  header('ALONE', 'M', 'UN3', { ETHNIC: 'OOTH', UASC: '1' }),
  header('AT_HOME', 'M', 'A123456789016'),
  header('DEPRIVED', 'F', 'A123456789017', { MOTHER: '0' }),
  header('TODDLER', 'M', 'UN1'),
];

/** Header of last year's return. */
export const HEADER_LAST_YEAR: readonly ExampleRow[] = [MOTHER, LEFT_BEFORE, ...OTHERS];

/** Header: one girl has become a mother, one child has come into care. */
export const HEADER: readonly ExampleRow[] = [
  { ...MOTHER, MOTHER: '1', MC_DOB: '10/06/2026' },
  LEFT_BEFORE,
  header('STARTER', 'M', 'A123456789013'),
  ...OTHERS,
];
