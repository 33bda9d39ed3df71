import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { check } from './check-upload.ts';
import { EPISODES, HEADER, SMALL_RETURN, withEpisodes } from './small-return.ts';

const lines = EPISODES.split('\r\n');
const NAMES = lines[0] ?? '';
const sheet = zipSync({
  '[Content_Types].xml': strToU8('<x/>'),
  'xl/workbook.xml': strToU8('<x/>'),
});
const lateSheet = zipSync(
  {
    'docs/a.bin': new Uint8Array(20_000).map((_, at) => (at * 7919) >> 3),
    'xl/workbook.xml': strToU8('<x/>'),
  },
  { level: 0 },
);

const FILES: readonly {
  why: string;
  content: string | Uint8Array;
  code: string;
  line?: number;
}[] = [
  { why: 'nothing in it', content: '', code: 'empty-file' },
  { why: 'only blank lines', content: '\r\n\r\n  \r\n', code: 'empty-file' },
  { why: 'a byte order mark and nothing else', content: '\uFEFF', code: 'empty-file' },
  { why: 'only column names', content: NAMES, code: 'no-rows' },
  { why: 'an Excel workbook called .csv', content: sheet, code: 'is-spreadsheet' },
  { why: 'a workbook whose sheets come late', content: lateSheet, code: 'is-spreadsheet' },
  {
    why: 'an old Excel workbook called .csv',
    content: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    code: 'is-spreadsheet',
  },
  { why: 'a PDF', content: '%PDF-1.7\n', code: 'is-pdf' },
  { why: 'XML of something else', content: '<html></html>', code: 'xml-unknown-root', line: 1 },
  { why: 'a page of the web', content: '<!DOCTYPE html>', code: 'xml-doctype', line: 1 },
  { why: 'zeros', content: new Uint8Array(5000), code: 'not-text' },
  { why: 'columns of no table', content: 'NAME,PHONE\nx,y\n', code: 'unknown-file', line: 1 },
  {
    why: 'a line of 3 MB',
    content: `${NAMES}\r\nA1,${'9'.repeat(3_000_000)}`,
    code: 'line-too-long',
    line: 2,
  },
  { why: 'a first line of 3 MB', content: 'CHILD'.repeat(600_000), code: 'line-too-long', line: 1 },
  {
    why: 'a quotation mark that is never closed',
    content: EPISODES.replace('B2,', '"B2,'),
    code: 'quote-not-closed',
    line: 4,
  },
  {
    why: 'a quotation mark that is never closed, and a megabyte after it',
    content: `${EPISODES.replace('A1,20/09', '"A1,20/09')}${'B2,x\r\n'.repeat(200_000)}`,
    code: 'quote-not-closed',
    line: 3,
  },
  {
    why: '300 columns',
    content: `${NAMES},${Array.from({ length: 300 }, (_, at) => `X${at}`)}\r\n`,
    code: 'too-many-columns',
    line: 1,
  },
];

describe('a file that cannot be read is refused with a reason, and other files are still read', () => {
  it.each(FILES)('$why', async ({ content, code, line }) => {
    const { summary, findings } = await check(withEpisodes(content));
    const finding = findings.find((each) => each.code === code);
    expect(finding).toMatchObject({ kind: 'file', file: 'episodes.csv', code });
    expect(finding?.line).toBe(line);
    expect(finding?.message).not.toMatch(/[{}]/);
    expect(finding?.fix).not.toBe('');
    expect(summary.outcome).not.toBe('clean');
    expect(summary.tables).toContainEqual({
      table: 'Header',
      file: 'header.csv',
      rows: 2,
      children: 2,
    });
  });

  it('refuses a return if nothing in it can be read', async () => {
    const { summary } = await check([['return.xlsx', sheet]]);
    expect(summary.outcome).toBe('refused');
  });

  it('keeps the rows before the line where reading stopped', async () => {
    const { summary } = await check(withEpisodes(EPISODES.replace('B2,', '"B2,')));
    expect(summary.tables).toContainEqual({
      table: 'Episodes',
      file: 'episodes.csv',
      rows: 2,
      children: 1,
    });
    expect(summary.outcome).toBe('blocked');
  });

  it('reads one of two files with the same table, and says which', async () => {
    const { summary, findings } = await check([...SMALL_RETURN, ['header-new.csv', HEADER]]);
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'two-files-one-table',
        file: 'header-new.csv',
        table: 'Header',
        message: expect.stringContaining('Only the rows of header.csv were read.'),
      }),
    ]);
    expect(summary.outcome).toBe('blocked');
  });
});

describe('a file name is shown as text and used for nothing else', () => {
  it.each([
    { why: 'a path of the system', name: '../../../etc/passwd', shown: '../../../etc/passwd' },
    { why: 'a name of 10 KB', name: `${'x'.repeat(10_240)}.csv`, shown: `${'x'.repeat(119)}…` },
    { why: 'characters that turn the text round', name: 'a\u202Evsc.exe', shown: 'a\uFFFDvsc.exe' },
    { why: 'line ends and NULs', name: 'a\r\n\0b.csv', shown: 'a\uFFFD\uFFFD\uFFFDb.csv' },
    { why: 'no name', name: ' ', shown: 'a file without a name' },
  ])('$why', async ({ name, shown }) => {
    const { summary } = await check(withEpisodes(EPISODES, name));
    expect(summary.outcome).toBe('clean');
    expect(summary.files[1]?.name).toBe(shown);
  });
});
