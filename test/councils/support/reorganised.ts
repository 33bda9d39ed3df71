import { type PublishedRow, shipped } from '../../support/small-sql.ts';

const LAST_DAY = '2024-03-31';
const FIRST_DAY = '2024-04-01';

/** Invented: on 1 April 2024 Surrey is split, Hampshire and the Isle of Wight merge, and Norfolk gets another code. */
const NEW: readonly PublishedRow[] = [
  successor('951', 'East Surrey', '936'),
  successor('952', 'West Surrey', '936'),
  successor('953', 'Hampshire and the Isle of Wight', '850;921'),
  successor('954', 'Norfolk', '926', { region_code: 'E12000006', region_name: 'East of England' }),
];
const ENDED: Readonly<Record<string, string>> = {
  '936': '951;952',
  '850': '953',
  '921': '953',
  '926': '954',
};

/** Councils that nothing happens to; Buckinghamshire has had two ONS codes. */
const AS_BEFORE = ['825', '845', '846'];

/** Six shipped councils before and after the invented reorganisation. */
export const COUNCILS: readonly PublishedRow[] = [
  ...shipped('ref_councils').flatMap((row) => {
    const successors = ENDED[row.la_code ?? ''];
    if (successors !== undefined) {
      const ended = { status: 'ended', valid_to: LAST_DAY, successor_la_codes: successors };
      return [{ ...row, ...ended }];
    }
    return AS_BEFORE.includes(row.la_code ?? '') ? [row] : [];
  }),
  ...NEW,
];

/** East Sussex is like councils of both times, East Surrey like two, and West Surrey is in no model. */
export const NEIGHBOURS: readonly PublishedRow[] = [
  ...['936', '951', '850', '953', '954'].map((code, at) => neighbour('845', code, at + 1)),
  ...['845', '936'].map((code, at) => neighbour('951', code, at + 1)),
];

/** Invented: Surrey, then both councils that followed it, with East Sussex and later the merged council. */
export const GROUPS: readonly PublishedRow[] = [
  { group_code: 'southern-cooperative', name: 'Southern Cooperative', kind: 'cooperative' },
];
export const MEMBERS: readonly PublishedRow[] = [
  member('936', '2023-04-01', LAST_DAY),
  member('845', '2023-04-01'),
  member('951', FIRST_DAY),
  member('952', FIRST_DAY),
  member('953', '2024-06-01'),
];

function successor(
  la_code: string,
  name: string,
  predecessor_la_codes: string,
  more: PublishedRow = {},
): PublishedRow {
  return {
    la_code,
    gss_code: `E06000${la_code}`,
    name,
    la_type: 'Unitary authority',
    region_code: 'E12000008',
    region_name: 'South East',
    valid_from: FIRST_DAY,
    status: 'live',
    predecessor_la_codes,
    ...more,
  };
}

function neighbour(la_code: string, neighbour_la_code: string, rank: number): PublishedRow {
  return { model: '2025', la_code, neighbour_la_code, rank: String(rank), closeness: 'Close' };
}

function member(la_code: string, valid_from: string, valid_to = ''): PublishedRow {
  return { group_code: 'southern-cooperative', la_code, valid_from, valid_to };
}
