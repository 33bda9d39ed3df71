import { readOds } from 'hucre/ods';
import { beforeEach, describe, expect, it } from 'vitest';
import { toOds } from '../../functions/shared/ods.ts';
import {
  checkedReturn,
  EPISODE_ROWS,
  filesWith,
  HEADER_ROWS,
  idAt,
} from './support/checked-return.ts';
import { OFFICER, openService, type Service } from './support/service.ts';

const ID = idAt(2);
const FINDINGS = `/api/v1/submissions/${ID}/findings`;

let service: Service;
beforeEach(async () => {
  service = await openService();
  await checkedReturn(service.stores, idAt(1), filesWith());
  const fixed = EPISODE_ROWS.map((row) => row.replace(',N9,', ',N1,'));
  await checkedReturn(service.stores, ID, filesWith(HEADER_ROWS, fixed));
});

async function ods(query = '') {
  const { html, headers } = await service.get(`${FINDINGS}?format=ods${query}`, OFFICER);
  expect(headers['content-type']).toBe('application/vnd.oasis.opendocument.spreadsheet');
  const { sheets } = await readOds(Buffer.from(html, 'base64'));
  return sheets.map(({ name, rows }) => ({ name, rows }));
}

describe('the findings as a spreadsheet', () => {
  it('have one sheet of findings, and one of every rule with its result', async () => {
    const [findings, summary] = await ods();
    expect([findings?.name, summary?.name]).toEqual(['Findings', 'Summary by rule']);
    const { results } = JSON.parse((await service.get(FINDINGS, OFFICER)).html);
    expect(findings?.rows).toHaveLength(results.length + 1);
    const outcomes = new Set(summary?.rows.slice(1).map((row) => row[3]));
    expect(outcomes).toEqual(new Set(['passed', 'failed', 'skipped']));
    const of145 = summary?.rows.find(([code]) => String(code) === '145');
    expect(of145?.slice(5, 10)).toEqual([0, 0, 0, 1, 0]);
  });

  it('contain only the findings that match the filter', async () => {
    const [findings] = await ods('&code=232');
    expect(findings?.rows.slice(1).map((row) => String(row[0]))).toEqual(['232']);
  });

  it('say whether each finding is new, and contain the council’s note on it', async () => {
    const { results } = JSON.parse((await service.get(`${FINDINGS}?code=232`, OFFICER)).html);
    const text = '=HYPERLINK("http://evil.example")';
    await service.post(`/submissions/${ID}/findings/${results[0].number}/note`, OFFICER, { text });
    const [findings] = await ods('&code=232');
    const cells = Object.fromEntries(
      (findings?.rows[0] ?? []).map((name, index) => [name, findings?.rows[1]?.[index]]),
    );
    expect(cells).toMatchObject({
      since_previous: 'still there',
      note: text,
      note_by: 'officer-823',
    });
    const { html } = await service.get(`${FINDINGS}?code=232&format=csv`, OFFICER);
    expect(html).toContain(`"'=HYPERLINK(`);
  });
});

describe('a spreadsheet', () => {
  it.each([
    { text: '=1+1', why: 'a formula is text' },
    { text: 'a & b < c > "d"', why: 'characters with a meaning in XML' },
    { text: 'two\nlines', why: 'lines' },
    { text: '  leading,   several and trailing  ', why: 'spaces that XML would merge' },
    { text: 'émigré 日本 😀', why: 'letters of every alphabet' },
    { text: '007', why: 'a text of digits stays text' },
  ])('keeps $text unchanged: $why', async ({ text }) => {
    const { sheets } = await readOds(
      toOds([{ name: 'S', header: ['a', 'b'], rows: [[text, 12.5]] }]),
    );
    expect(sheets[0]?.rows[1]).toEqual([text, 12.5]);
  });

  it('is a package that starts with its type, with the same bytes every time', () => {
    const make = () => Buffer.from(toOds([{ name: 'S', header: ['a'], rows: [['x']] }]));
    expect(make().subarray(30, 84).toString('latin1')).toBe(
      'mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
    );
    expect(make().equals(make())).toBe(true);
  });

  it('replaces characters that XML cannot contain', async () => {
    const { sheets } = await readOds(
      toOds([{ name: 'S', header: ['a'], rows: [['a\u0000b\u001bc\ud800d']] }]),
    );
    expect(sheets[0]?.rows[1]).toEqual(['a\ufffdb\ufffdc\ufffdd']);
  });

  it('can have a hundred thousand rows', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => [`row ${index}`, index]);
    const bytes = toOds([{ name: 'S', header: ['a', 'b'], rows }]);
    const { sheets } = await readOds(bytes);
    expect(sheets[0]?.rows.at(-1)).toEqual(['row 99999', 99_999]);
  });
});
