import { describe, expect, it } from 'vitest';
import { readUploads, rowsOf } from './support/read-uploads.ts';
import { SMALL_XML } from './support/small-xml.ts';

const BODY = SMALL_XML.slice(SMALL_XML.indexOf('\n') + 1);
const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>\n${BODY}`;
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const ACCENT = declared('ISO-8859-1').replace('A1', 'É1');

const FORMS: readonly {
  why: string;
  content: string | Uint8Array;
  child?: string;
  codes?: string[];
}[] = [
  { why: 'UTF-8', content: SMALL_XML },
  { why: 'no declaration', content: BODY },
  { why: 'a byte order mark', content: `\uFEFF${SMALL_XML}` },
  { why: 'blank lines before the declaration', content: `\r\n\n  ${SMALL_XML}` },
  { why: 'line ends of Windows', content: SMALL_XML.replaceAll('\n', '\r\n') },
  { why: 'no line ends', content: SMALL_XML.replaceAll(/\n */g, '') },
  { why: 'UTF-16 with its mark', content: utf16(`\uFEFF${declared('UTF-16')}`) },
  { why: 'UTF-16 in the other byte order', content: utf16(`\uFEFF${declared('UTF-16')}`).swap16() },
  { why: 'UTF-16 without a mark', content: utf16(declared('UTF-16')) },
  { why: 'UTF-8 that says it is UTF-16', content: declared('UTF-16') },
  { why: 'UTF-16 that says it is UTF-8', content: utf16(`\uFEFF${SMALL_XML}`) },
  { why: 'an unknown encoding', content: declared('klingon') },
  { why: 'an encoding without a name', content: declared('') },
  {
    why: 'UTF-7, whose tricks stay what they are',
    content: declared('UTF-7').replace('A1', '+ADw-B'),
    child: '+ADW-B',
  },
  { why: 'an accent in Latin-1', content: Buffer.from(ACCENT, 'latin1'), child: 'É1' },
  {
    why: 'an accent in Latin-1 that says it is UTF-8',
    content: Buffer.from(ACCENT.replace('ISO-8859-1', 'utf-8'), 'latin1'),
    child: 'É1',
    codes: ['encoding-fallback'],
  },
  { why: 'an accent in UTF-8 that says it is Latin-1', content: ACCENT, child: 'É1' },
  {
    why: 'a namespace, attributes and lower case',
    content: SMALL_XML.replace('<EXPSSDA903>', '<d:EXPSSDA903 xmlns:d="urn:x" a="1">')
      .replace('</EXPSSDA903>', '</d:EXPSSDA903>')
      .replaceAll('DECOM', 'decom')
      .replace('<EPISODE>', '<EPISODE\n  nil="false"\n>'),
  },
  {
    why: 'a style sheet instruction',
    content: SMALL_XML.replace('<EXP', '<?xml-stylesheet href="file:///etc/passwd"?><EXP'),
  },
  { why: 'remarks in values', content: SMALL_XML.replaceAll('05/06', '05<!-- ? -->/06<?x y?>') },
  {
    why: 'values in CDATA',
    content: SMALL_XML.replaceAll(/>([^<>\s][^<>]*)</g, '><![CDATA[$1]]><'),
  },
  { why: 'characters written as numbers', content: SMALL_XML.replaceAll('A1', '&#65;&#x31;') },
  {
    why: 'known characters by name',
    content: SMALL_XML.replaceAll('A1', '&lt;&amp;&gt;'),
    child: '<&>',
  },
];

describe('the same return in different forms of XML', () => {
  it.each(FORMS)('$why', async ({ content, child = 'A1', codes = [] }) => {
    const plain = await readUploads([['return.xml', SMALL_XML]], 2025);
    const { tables, codes: found } = await readUploads([['return.xml', content]], 2025);
    const expected = JSON.stringify(rowsOf(plain.tables)).replaceAll('"A1"', JSON.stringify(child));
    expect(rowsOf(tables)).toEqual(JSON.parse(expected));
    expect(found).toEqual(codes);
  });
});
