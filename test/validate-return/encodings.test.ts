import { describe, expect, it } from 'vitest';
import { readReturn } from '../../functions/shared/reading/read-return.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import { check } from './check-upload.ts';
import { EPISODES, SMALL_RETURN, withEpisodes } from './small-return.ts';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const WITH_NOTES = EPISODES.replaceAll(/(?<=.)\r\n/g, ',Café\r\n');

const WRITINGS: readonly {
  why: string;
  content: string | Uint8Array;
  encoding?: string;
  separator?: string;
  notes?: readonly string[];
}[] = [
  { why: 'UTF-8 with line ends of Windows', content: EPISODES },
  { why: 'line ends of Linux', content: EPISODES.replaceAll('\r\n', '\n') },
  { why: 'line ends of an old Macintosh', content: EPISODES.replaceAll('\r\n', '\r') },
  { why: 'no line end at the end', content: EPISODES.trimEnd() },
  { why: 'a byte order mark, as Excel writes it', content: `\uFEFF${EPISODES}` },
  {
    why: 'UTF-16 with its mark, as "Unicode text" of Excel',
    content: utf16(`\uFEFF${EPISODES}`),
    encoding: 'utf-16le',
    notes: ['encoding-fallback'],
  },
  {
    why: 'UTF-16 in the other byte order',
    content: utf16(`\uFEFF${EPISODES}`).swap16(),
    encoding: 'utf-16be',
    notes: ['encoding-fallback'],
  },
  {
    why: 'UTF-16 without a mark',
    content: utf16(EPISODES),
    encoding: 'utf-16le',
    notes: ['encoding-fallback'],
  },
  {
    why: 'UTF-16 without a mark in the other byte order',
    content: utf16(EPISODES).swap16(),
    encoding: 'utf-16be',
    notes: ['encoding-fallback'],
  },
  { why: 'an accent in UTF-8', content: WITH_NOTES, notes: ['extra-column'] },
  {
    why: 'an accent in Windows-1252',
    content: Buffer.from(WITH_NOTES, 'latin1'),
    encoding: 'windows-1252',
    notes: ['encoding-fallback', 'extra-column'],
  },
  {
    why: 'semicolons, as Excel writes in some countries',
    content: EPISODES.replaceAll(',', ';'),
    separator: 'semicolon',
    notes: ['other-separator'],
  },
  {
    why: 'semicolons announced by a first line',
    content: `sep=;\r\n${EPISODES.replaceAll(',', ';')}`,
    separator: 'semicolon',
    notes: ['other-separator'],
  },
  {
    why: 'tabs',
    content: EPISODES.replaceAll(',', '\t'),
    separator: 'tab',
    notes: ['other-separator'],
  },
  { why: 'every value in quotation marks', content: EPISODES.replaceAll(/[^,\r\n]+/g, '"$&"') },
  {
    why: 'quotation marks and commas in a quoted value',
    content: WITH_NOTES.replaceAll('Café', '"a ""b"", c"'),
    notes: ['extra-column'],
  },
  {
    why: 'column names in lower case with stray spaces',
    content: EPISODES.replace(/^.*/, (names) => names.toLowerCase().replaceAll(',', ' , ')),
  },
  { why: 'codes in lower case with stray spaces', content: EPISODES.replaceAll('PR1', ' pr1 ') },
  {
    why: 'blank lines and rows of commas',
    content: `${EPISODES}\r\n,,,,,,,,,,,,\r\n`,
    notes: ['blank-lines'],
  },
];

describe('the same episodes in different encodings and with different separators', () => {
  it.each(WRITINGS)('$why', async ({ content, encoding, separator, notes = [] }) => {
    const { summary, codes } = await check(withEpisodes(content));
    expect(codes).toEqual(notes);
    expect(summary.outcome).toBe('clean');
    expect(summary.files[1]).toEqual({
      name: 'episodes.csv',
      table: 'Episodes',
      encoding: encoding ?? 'utf-8',
      separator: separator ?? 'comma',
      rows: 3,
    });
  });

  it.each(WRITINGS)('$why, arriving byte by byte', async ({ content, notes = [] }) => {
    async function* open(): AsyncIterable<Uint8Array> {
      for (const byte of Buffer.from(content)) yield Uint8Array.of(byte);
    }
    const { tables, findings } = await readReturn([{ name: 'episodes.csv', open }], SSDA903, 2025);
    expect(tables.Episodes?.rows).toHaveLength(3);
    expect(
      findings
        .counts()
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(notes);
  });

  it('reports a file that changes from UTF-8 to another encoding', async () => {
    const start = Buffer.from(EPISODES.replace('CARPL', 'É'));
    const { codes } = await check(withEpisodes(Buffer.concat([start, Buffer.from([0xe9, 0x0a])])));
    expect(codes).toContain('encoding-mixed');
  });

  it('recognises a table by its columns, not by the name or order of files', async () => {
    const [header, episodes] = SMALL_RETURN.map(([, content]) => content);
    const { summary } = await check([
      ['HEADER (2).txt', episodes ?? ''],
      ['export', header ?? ''],
    ]);
    expect(summary.outcome).toBe('clean');
    expect(summary.tables.map(({ table, file }) => [table, file])).toEqual([
      ['Episodes', 'HEADER (2).txt'],
      ['Header', 'export'],
    ]);
  });
});
