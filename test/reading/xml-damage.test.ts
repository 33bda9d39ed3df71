import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReturn } from '../../functions/shared/reading/read-return.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import { check } from '../validate-return/check-upload.ts';
import { readUploads } from './support/read-uploads.ts';
import { childXml, SMALL_XML } from './support/small-xml.ts';

const ENTITIES = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from(
  { length: 20 },
  (_, at) => `<!ENTITY a${at} "${`&a${at || ''};`.repeat(10)}">`,
).join('')}]>`;

const DAMAGED: readonly {
  why: string;
  xml: string | Uint8Array;
  code: string;
  at?: string;
  reason?: RegExp;
}[] = [
  {
    why: 'a DOCTYPE',
    xml: SMALL_XML.replace('<EXP', '<!DOCTYPE EXPSSDA903><EXP'),
    code: 'xml-doctype',
    at: '2:21',
  },
  { why: 'a DOCTYPE at the very start', xml: `<!DOCTYPE html>${SMALL_XML}`, code: 'xml-doctype' },
  {
    why: 'a billion laughs',
    xml: `${ENTITIES}${childXml('<UPN>&a19;</UPN>')}`,
    code: 'xml-doctype',
  },
  {
    why: 'a DOCTYPE without end',
    xml: `<!DOCTYPE x [${'<!ENTITY a "b">'.repeat(1e5)}`,
    code: 'xml-too-long',
  },
  {
    why: 'a file of the machine by DOCTYPE',
    xml: `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${childXml('<UPN>&f;</UPN>')}`,
    code: 'xml-doctype',
  },
  {
    why: 'a character by a name of its own',
    xml: childXml('<UPN>&eacute;</UPN>'),
    code: 'xml-damaged',
    reason: /&amp;/,
  },
  {
    why: 'a name that every object has',
    xml: childXml('<UPN>&constructor;</UPN>'),
    code: 'xml-damaged',
  },
  { why: 'a bare &', xml: childXml('<UPN>a & b</UPN>'), code: 'xml-damaged', reason: /&amp;/ },
  {
    why: 'a bare & in the last value, before the end of the file',
    xml: SMALL_XML.replace('SC123456', 'R & D'),
    code: 'xml-damaged',
    at: '11:40',
    reason: /&amp;/,
  },
  {
    why: 'a second document after a comment with an & in it',
    xml: `${SMALL_XML}<!-- a & b --><x/>`,
    code: 'xml-damaged',
    reason: /second document/,
  },
  { why: 'a bare <', xml: childXml('<UPN>a < b</UPN>'), code: 'xml-damaged' },
  { why: 'NULs', xml: childXml('<UPN>\0</UPN>'), code: 'xml-damaged', reason: /character/ },
  { why: 'NULs by number', xml: childXml('<UPN>&#0;</UPN>'), code: 'xml-damaged' },
  {
    why: 'a tag closed out of turn',
    xml: childXml('<UPN>1</DOB>'),
    code: 'xml-damaged',
    reason: /does not match the element/,
  },
  { why: 'a tag closed that was never opened', xml: '</EXPSSDA903>', code: 'xml-damaged' },
  {
    why: 'two documents in one',
    xml: SMALL_XML + SMALL_XML,
    code: 'xml-damaged',
    at: '14:6',
    reason: /second document/,
  },
  { why: 'text after the end', xml: `${SMALL_XML}x`, code: 'xml-damaged', reason: /outside/ },
  { why: 'the end missing', xml: SMALL_XML.slice(0, -20), code: 'xml-damaged', reason: /ends/ },
  {
    why: 'the middle of a tag for an end',
    xml: SMALL_XML.slice(0, 300),
    code: 'xml-damaged',
    reason: /ends/,
  },
  {
    why: 'UTF-32',
    xml: Buffer.from([...SMALL_XML].map((c) => `${c}\0\0\0`).join('')),
    code: 'xml-damaged',
  },
  {
    why: 'elements 40 deep',
    xml: childXml(`${'<a>'.repeat(40)}${'</a>'.repeat(40)}`),
    code: 'xml-too-deep',
  },
  {
    why: 'a value of 40,000 characters',
    xml: childXml(`<UPN>${'9'.repeat(40_000)}</UPN>`),
    code: 'xml-too-long',
  },
  {
    why: 'a value of a thousand pieces',
    xml: childXml(`<UPN>${`<![CDATA[${'9'.repeat(1000)}]]>`.repeat(1000)}</UPN>`),
    code: 'xml-too-long',
  },
  {
    why: 'an attribute of a megabyte',
    xml: childXml(`<UPN a="${'9'.repeat(1e6)}"/>`),
    code: 'xml-too-long',
  },
  {
    why: 'a hundred thousand attributes',
    xml: childXml(`<UPN ${Array.from({ length: 1e5 }, (_, at) => `a${at}="" `).join('')}/>`),
    code: 'xml-too-long',
  },
  {
    why: 'a remark of a megabyte',
    xml: childXml(`<!--${'9'.repeat(1e6)}-->`),
    code: 'xml-too-long',
  },
  { why: 'a name of a megabyte', xml: childXml(`<${'A'.repeat(1e6)}/>`), code: 'xml-too-long' },
  {
    why: 'a child with 20,000 rows',
    xml: childXml('<AREVIEW/>'.repeat(20_000)),
    code: 'too-many-rows',
  },
  {
    why: 'XML of something else',
    xml: '<html><body/></html>',
    code: 'xml-unknown-root',
    at: '1:6',
  },
];

describe('XML that cannot be read completely', () => {
  it.each(DAMAGED)('$why', async ({ xml, code, at, reason }) => {
    const { findings } = await readUploads([['return.xml', xml]], 2025);
    const [found] = findings.listed();
    expect(found).toMatchObject({ code, file: 'return.xml', kind: 'file', severity: 'error' });
    expect(found?.message).not.toMatch(/[{}]/);
    if (reason !== undefined) expect(found?.message).toMatch(reason);
    if (at !== undefined) expect(`${found?.line}:${found?.column}`).toBe(at);
    expect(found?.line).toBeGreaterThan(0);
  });

  it('cannot be accepted, but the rows before the damage are checked', async () => {
    const second = SMALL_XML.replace('</EXPSSDA903>', '<CHILD><HEADER><CHILDID>B2');
    const { summary } = await check([['return.xml', second]]);
    expect(summary.outcome).toBe('blocked');
    expect(summary.tables).toContainEqual({
      table: 'Header',
      file: 'return.xml',
      rows: 1,
      children: 1,
    });
  });

  it('is refused if it is not a return', async () => {
    expect((await check([['return.xml', '<html/>']])).summary.outcome).toBe('refused');
  });

  it('gives findings, whichever byte is changed', async () => {
    const bytes = Buffer.from(SMALL_XML);
    const place = fc.integer({ min: 0, max: bytes.length - 1 });
    const byte = fc.oneof(fc.constantFrom(...Buffer.from('<>&"\'/!?[]-=;# \0')), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(place, byte, async (at, value) => {
        const changed = Buffer.from(bytes);
        changed[at] = value;
        const { findings } = await readUploads([['return.xml', changed]], 2025);
        for (const { message, fix } of findings.listed()) {
          expect(message + fix).not.toMatch(/\{\w+\}/);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('gives a finding that blocks the return, wherever it is cut', async () => {
    const whole = SMALL_XML.trimEnd();
    for (let length = 1; length < whole.length; length += 7) {
      const { findings } = await readUploads([['return.xml', whole.slice(0, length)]], 2025);
      expect(findings.counts().some(({ blocking }) => blocking)).toBe(true);
    }
  });
});

describe('XML of a gigabyte', () => {
  const GIGABYTE = 1024 ** 3;
  it.each([
    { why: 'in one text', start: '<EXPSSDA903><CHILD><HEADER><UPN>', piece: 'x' },
    { why: 'in one remark', start: '<EXPSSDA903><!--', piece: 'x' },
    { why: 'in one CDATA', start: '<EXPSSDA903><CHILD><HEADER><UPN><![CDATA[', piece: 'x' },
    { why: 'in one tag', start: '<EXPSSDA903 ', piece: 'a="b" ' },
    { why: 'of tags in each other', start: '<EXPSSDA903>', piece: '<a>' },
    { why: 'of a DOCTYPE', start: '<!DOCTYPE x [', piece: '<!ENTITY a "b">' },
    { why: 'of spaces after its start', start: '<EXPSSDA903>', piece: ' ' },
  ])('$why is refused before 1 MB of it is read', async ({ start, piece }) => {
    const bytes = Buffer.from(piece.repeat(65_536 / piece.length));
    let taken = 0;
    const open = async function* (): AsyncIterable<Uint8Array> {
      yield Buffer.from(start);
      for (; taken < GIGABYTE; taken += bytes.length) yield bytes;
    };
    const { findings } = await readReturn([{ name: 'return.xml', open }], SSDA903, 2025);
    expect(findings.counts().some(({ blocking }) => blocking)).toBe(true);
    expect(taken).toBeLessThan(1024 ** 2);
  });
});
