import { describe, expect, it } from 'vitest';
import * as columns from '../../schemas/returns/columns.ts';
import type { Column } from '../../schemas/returns/table.ts';

const ABOUT = { title: 'A column', description: 'A column of a test.' };
const SET = { name: 'set', title: 'A set', codes: [{ code: 'A', label: 'The letter A' }] };

/** What each kind of column makes of a text. The values are written by hand; undefined: refused. */
const CASES: readonly [
  name: string,
  Column,
  Readonly<Record<string, string | number | undefined>>,
][] = [
  ['a child', columns.childId(), { A: 'A', '1234567890': '1234567890', '12345678901': undefined }],
  [
    'text of up to 3',
    columns.text(3, ABOUT),
    { ABC: 'ABC', ÉÉÉ: 'ÉÉÉ', '👪👪👪': '👪👪👪', ABCD: undefined },
  ],
  ['a code', columns.code(SET, ABOUT), { A: 'A', 'NOT IN THE SET': 'NOT IN THE SET' }],
  [
    'a day',
    columns.day(ABOUT),
    {
      '01/01/1970': 0,
      '31/12/1969': -1,
      '29/02/2024': 19_782,
      '29/02/2023': undefined,
      '31/04/2024': undefined,
      '1/1/1970': undefined,
      '1970-01-01': undefined,
      '01/01/70': undefined,
    },
  ],
  [
    'a whole number from 0 to 40',
    columns.whole(0, 40, ABOUT),
    { 0: 0, 40: 40, '007': 7, 41: undefined, '-1': undefined, '1.0': undefined, '1E1': undefined },
  ],
  [
    'a date with unknown parts',
    columns.partDate(ABOUT),
    { 'ZZ/ZZ/ZZZZ': 'ZZ/ZZ/ZZZZ', 'ZZ/06/2019': 'ZZ/06/2019', 'Z/06/2019': undefined },
  ],
  [
    'a postcode',
    columns.postcode(ABOUT),
    { 'AB1 2CD': 'AB1 2CD', EC1A1BB: 'EC1A1BB', 'AB1  2CD': undefined, 'AB1 2C': undefined },
  ],
  [
    'a pupil number',
    columns.upn(ABOUT),
    {
      A123456789012: 'A123456789012',
      A12345678901B: 'A12345678901B',
      UN5: 'UN5',
      UN6: undefined,
      I123456789012: undefined,
    },
  ],
  [
    'a provider',
    columns.urn(ABOUT),
    { SC123456: 'SC123456', '1234567': '1234567', XXXXXXX: 'XXXXXXX', SC12345: undefined },
  ],
  ['a social worker', columns.workerId(ABOUT), { SW1: 'SW1', XX: 'XX', S1: undefined }],
];

describe.each(CASES)('a cell of %s', (_, column, cells) => {
  it.each(Object.entries(cells))('reads "%s" as %s', (text, value) => {
    expect(column.parse(text)).toBe(value);
  });
});
