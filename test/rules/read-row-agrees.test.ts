import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCodeIn } from '../../schemas/returns/codes-of-year.ts';
import { rowReader } from '../../schemas/returns/read-row.ts';
import { tablesOf } from '../../schemas/returns/return.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import { FIRST_YEAR, LAST_YEAR } from '../../schemas/returns/ssda903/years.ts';
import type { Column, Table } from '../../schemas/returns/table.ts';

const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => FIRST_YEAR + at);

/** Texts that some column takes, from which texts that it nearly takes are made. */
const TAKEN = [
  ...[
    '29/02/2024',
    '31/03/2026',
    'ZZ/06/2019',
    'ZZ/ZZ/ZZZZ',
    '01/01/0001',
    '31/12/9999',
    '30/02/2025',
  ],
  ...['A123456789012', 'A12345678901B', 'UN1', 'SC123456', '1234567', 'XXXXXXX'],
  ...[
    'AB1 2CD',
    'AB12CD',
    'EC1A 1BB',
    'SW1001',
    'XX1002',
    '0',
    '40',
    '41',
    '007',
    'X1',
    'Z11',
    'C2',
  ],
];

const textLike = fc
  .tuple(fc.constantFrom(...TAKEN), fc.nat(), fc.string({ maxLength: 2 }), fc.nat({ max: 2 }))
  .map(([text, at, put, cut]) => {
    const place = at % (text.length + 1);
    return `${text.slice(0, place)}${put}${text.slice(place + cut)}`;
  });

const dateLike = fc
  .tuple(fc.nat({ max: 33 }), fc.nat({ max: 14 }), fc.nat({ max: 9999 }), fc.constantFrom('/', '-'))
  .map(([day, month, year, mark]) =>
    [day, month]
      .map((part) => String(part).padStart(2, '0'))
      .join('/')
      .concat(mark, `${year}`),
  );

function textsFor(column: Column): fc.Arbitrary<string> {
  const codes = (column.codes?.codes ?? []).map(({ code }) => code);
  const known = fc.constantFrom(...TAKEN, ...codes);
  const cased = known.map((text) => ` ${text.toLowerCase()}\t`);
  return fc.oneof(fc.string({ unit: 'grapheme' }), fc.string(), known, cased, textLike, dateLike);
}

/** What a row holds of a cell, read by its column alone: no memory of other cells, no line to find it in. */
function asTheColumnReads(column: Column, cell: string, year: number) {
  const text = cell.trim().toUpperCase();
  if (text === '') return { value: null, problem: column.mandatory ? 'missing' : undefined };
  const value = column.parse(text);
  if (value === undefined) {
    return column.kind === 'text'
      ? { value: text, problem: 'wrong-format' }
      : { value: Number.NaN, problem: 'unreadable' };
  }
  const isKnown = column.codes === undefined || isCodeIn(column.codes, year, String(value));
  return { value, problem: isKnown ? undefined : 'not-in-code-set' };
}

function cases(year: number) {
  return tablesOf(SSDA903, year).flatMap((table) =>
    Object.entries(table.columns).map(([field, column]) => ({
      name: `${table.name}.${field}`,
      table,
      field,
      column,
    })),
  );
}

describe.each(YEARS)('the compiled reader of rows in %i', (year) => {
  it.each(cases(year))('reads $name as its column does', ({ table, field, column }) => {
    const reader = rowReader(table as Table, year, { [field]: 0 });
    return fc.assert(
      fc.property(textsFor(column), (cell) => {
        const expected = asTheColumnReads(column, cell, year);
        // Twice each: the second time from memory.
        const ways = [
          () => reader.record([cell]),
          () => reader.line(`before,${cell},after`, 7, [7 + cell.length]),
        ];
        const results = [...ways, ...ways].map((read) => {
          const { row, problems } = read();
          return { value: row[field], problems: problems.map(({ problem }) => problem) };
        });
        const problems = expected.problem === undefined ? [] : [expected.problem];
        const once = { value: expected.value, problems };
        // One comparison a text: a thousand columns are read from two hundred texts each.
        expect(results).toEqual([once, once, once, once]);
      }),
      { numRuns: 200 },
    );
  });
});
