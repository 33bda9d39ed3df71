import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { check } from './check-upload.ts';
import { EPISODES, HEADER } from './small-return.ts';

const header = strToU8(HEADER);
const episodes = strToU8(EPISODES);
const good = { 'header.csv': header, 'episodes.csv': episodes } satisfies Zippable;

/** The archive with bytes changed at each occurrence of a signature. */
function patch(archive: Uint8Array, signature: string, offset: number, value: number): Uint8Array {
  const copy = Buffer.from(archive);
  for (let at = copy.indexOf(signature, 0, 'latin1'); at !== -1; ) {
    copy[at + offset] = value;
    at = copy.indexOf(signature, at + 4, 'latin1');
  }
  return copy;
}

const ENTRY = 'PK\u0001\u0002';
const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`${at}.csv`, header]));
const some = Object.fromEntries(Array.from({ length: 61 }, (_, at) => [`${at}.csv`, header]));
const zeros = new Uint8Array(64 * 1024 * 1024);

const GOOD: readonly { why: string; content: Uint8Array; names?: readonly string[] }[] = [
  { why: 'packed', content: zipSync(good) },
  { why: 'stored without packing', content: zipSync(good, { level: 0 }) },
  {
    why: 'in folders, with what macOS and Windows add',
    content: zipSync({
      'return/': new Uint8Array(),
      'return/header.csv': header,
      '__MACOSX/return/._header.csv': strToU8('\0\0'),
      'return/.DS_Store': strToU8('\0\0'),
      'return/Thumbs.db': strToU8('\0\0'),
      'return/episodes.csv': episodes,
    }),
    names: ['return.zip: return/header.csv', 'return.zip: return/episodes.csv'],
  },
  {
    why: 'with names that climb out of a folder: they are only shown',
    content: zipSync({ '../../etc/passwd': header, 'C:\\Windows\\system.ini': episodes }),
    names: ['return.zip: ../../etc/passwd', 'return.zip: C:\\Windows\\system.ini'],
  },
  {
    why: 'with a remark at its end',
    content: zipSync(good, { comment: 'x' }),
  },
];

const BAD: readonly { why: string; content: Uint8Array; code: string }[] = [
  { why: '10,000 files', content: zipSync(many, { level: 0 }), code: 'zip-too-many-files' },
  { why: '61 files', content: zipSync(some), code: 'zip-too-many-files' },
  {
    why: '64 MB of zeros in 64 KB',
    content: zipSync({ ...good, 'x.csv': zeros }),
    code: 'zip-too-large',
  },
  {
    why: 'a file that unpacks to more than the list of the archive says',
    content: patch(zipSync({ 'header.csv': header }), ENTRY, 24, 9),
    code: 'zip-damaged',
  },
  {
    why: 'a file whose checksum is wrong',
    content: patch(zipSync({ 'header.csv': header }), ENTRY, 16, 0),
    code: 'zip-damaged',
  },
  { why: 'cut short', content: zipSync(good).subarray(0, 300), code: 'zip-damaged' },
  { why: 'a password', content: patch(zipSync(good), ENTRY, 8, 1), code: 'zip-encrypted' },
  {
    why: 'an unusual way of packing',
    content: patch(zipSync(good), ENTRY, 10, 14),
    code: 'zip-unknown-method',
  },
  {
    why: 'a zip file in a zip file',
    content: zipSync({ 'inner.zip': zipSync(good) }),
    code: 'zip-in-zip',
  },
  { why: 'nothing in it', content: zipSync({}), code: 'empty-file' },
  {
    why: 'a workbook in it',
    content: zipSync({ 'return.csv': zipSync({ 'xl/workbook.xml': header }) }),
    code: 'is-spreadsheet',
  },
];

describe('a return in one zip file', () => {
  it.each(GOOD)('is read if it is $why', async ({ content, names }) => {
    const { summary, codes } = await check([['return.zip', content]]);
    expect(codes).toEqual([]);
    expect(summary.outcome).toBe('clean');
    expect(summary.files.map(({ name }) => name)).toEqual(
      names ?? ['return.zip: header.csv', 'return.zip: episodes.csv'],
    );
  });

  it.each(BAD)('is refused with $why', async ({ content, code }) => {
    const { summary, codes } = await check([['return.zip', content]]);
    expect(codes).toContain(code);
    expect(summary.outcome).toBe('refused');
  });

  it('keeps the other files if one file in it is damaged', async () => {
    const archive = Buffer.from(zipSync(good, { level: 0 }));
    archive[archive.indexOf('10/04/2024')] = 0x39;
    const { summary, findings } = await check([['return.zip', archive]]);
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'zip-damaged', file: 'return.zip: episodes.csv' }),
    );
    expect(summary.tables.map(({ table }) => table)).toEqual(['Header']);
    expect(summary.outcome).toBe('blocked');
  });
});
