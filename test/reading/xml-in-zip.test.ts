import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readUploads } from './support/read-uploads.ts';
import { SMALL_XML } from './support/small-xml.ts';

const xml = strToU8(SMALL_XML);
const workers = strToU8(
  'CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\r\nA1,05/06/2012,SW1,01/02/2025,,\r\n',
);

describe('a zip file with XML in it', () => {
  it('may contain CSV files of social workers as well as the XML file', async () => {
    const archive = zipSync({ 'sw.csv': workers, 'r/../return.xml': xml });
    const { tables, files, codes } = await readUploads([['all.zip', archive]], 2025);
    expect(files.map(({ name, rows }) => ({ name, rows }))).toEqual([
      { name: 'all.zip: sw.csv', rows: 1 },
      { name: 'all.zip: r/../return.xml', rows: 3 },
    ]);
    expect(tables.SWEpisodes?.file).toBe('all.zip: sw.csv');
    expect(tables.Episodes?.file).toBe('all.zip: r/../return.xml');
    expect(codes).toEqual([]);
  });

  it.each([
    { why: 'damaged XML', inside: { 'a.xml': xml.subarray(0, 400) }, code: 'xml-damaged' },
    {
      why: 'a DOCTYPE',
      inside: { 'a.xml': strToU8(`<!DOCTYPE x [<!ENTITY a "b">]>${SMALL_XML}`) },
      code: 'xml-doctype',
    },
    {
      why: '64 MB of spaces',
      inside: { 'a.xml': strToU8(`<EXPSSDA903>${' '.repeat(1 << 26)}`) },
      code: 'zip-too-large',
    },
    {
      why: 'a zip file of XML',
      inside: { 'a.zip': zipSync({ 'a.xml': xml }) },
      code: 'zip-in-zip',
    },
    { why: 'two XML returns', inside: { 'a.xml': xml, 'b.xml': xml }, code: 'two-files-one-table' },
  ])('blocks the return with $why', async ({ inside, code }) => {
    const { findings } = await readUploads([['all.zip', zipSync({ ...inside })]], 2025);
    expect(findings.listed().filter(({ blocking }) => blocking)[0]).toMatchObject({ code });
  });

  it('is damaged if its bytes do not match the checksum, even if they are valid XML', async () => {
    const archive = Buffer.from(zipSync({ 'a.xml': xml }, { level: 0 }));
    archive[archive.indexOf('10/04/2024')] = 0x39;
    const { tables, codes } = await readUploads([['all.zip', archive]], 2025);
    expect(codes).toEqual(['zip-damaged']);
    expect(tables).toEqual({});
  });
});
