import { describe, expect, it } from 'vitest';
import { parseDay } from '../../schemas/returns/days.ts';
import { readUploads } from './support/read-uploads.ts';
import { childXml } from './support/small-xml.ts';

type Expected = Readonly<Record<string, number>>;

const MADE: readonly { why: string; header: string; beside?: string; rows: Expected }[] = [
  { why: 'a child alone', header: '', rows: {} },
  { why: 'the flag of asylum seeking at 0', header: '<UASC>0</UASC>', rows: { UASC: 0 } },
  { why: 'the flag left blank', header: '<UASC/>', rows: { UASC: 0 } },
  { why: 'the flag at 1', header: '<UASC>1</UASC>', rows: { UASC: 1 } },
  {
    why: 'a day on which asylum seeking ceased',
    header: '<DUC>01/02/2025</DUC>',
    rows: { UASC: 1 },
  },
  { why: 'no value of a care leaver', header: '<IN_TOUCH/><ACTIV/><ACCOM/>', rows: { OC3: 0 } },
  { why: 'the accommodation of a leaver alone', header: '<ACCOM>B1</ACCOM>', rows: { OC3: 1 } },
  { why: 'no value of an adoption', header: '<DATE_INT/><NB_ADOPTR/>', rows: { AD1: 0 } },
  { why: 'the number of adopters alone', header: '<NB_ADOPTR>2</NB_ADOPTR>', rows: { AD1: 1 } },
  {
    why: 'an empty PERMANENCE',
    header: '<PERMANENCE><PREV_PERM/></PERMANENCE>',
    rows: { PrevPerm: 0 },
  },
  { why: 'an empty OC2', header: '<OC2 />', rows: { OC2: 0 } },
  { why: 'an OC2 with a value', header: '<OC2><CONVICTED>0</CONVICTED></OC2>', rows: { OC2: 1 } },
  {
    why: 'two reviews and one that is empty',
    header: `${'<AREVIEW><REVIEW>01/02/2025</REVIEW></AREVIEW>'.repeat(2)}<AREVIEW/>`,
    rows: { Reviews: 3 },
  },
  {
    why: 'social worker episodes within HEADER',
    header: '<SW_EPISODE><SW_ID>SW1</SW_ID><SW_DECOM>01/02/2025</SW_DECOM></SW_EPISODE>',
    rows: { SWEpisodes: 1 },
  },
  {
    why: 'the same next to HEADER, where some programs put them',
    header: '',
    beside: '<SW_EPISODE><SW_ID>SW1</SW_ID></SW_EPISODE><DOLO_EPISODE/>',
    rows: { SWEpisodes: 1, DoLo: 1 },
  },
];

describe('the rows of a child in XML', () => {
  it.each(MADE)('$why', async ({ header, beside, rows }) => {
    const { tables, codes } = await readUploads([['return.xml', childXml(header, beside)]]);
    const counts = Object.entries(tables).map(([name, table]) => [name, table?.rows.length]);
    const found = Object.fromEntries(counts.filter(([, count]) => count !== 0));
    const expected = Object.entries({ Header: 1, ...rows }).filter(([, count]) => count !== 0);
    expect(found).toEqual(Object.fromEntries(expected));
    expect(codes).toEqual([]);
  });

  it('have the child, sex and date of birth of its HEADER in any order of elements', async () => {
    const xml = `<EXPSSDA903><CHILD><EPISODE><DECOM>01/02/2025</DECOM><PL>U6</PL></EPISODE><HEADER>
      <AMISSING><MIS_START>02/02/2025</MIS_START></AMISSING>
      <DUC>03/02/2025</DUC><DOB>05/06/2012</DOB><SEX>f</SEX><CHILDID> a1 </CHILDID></HEADER></CHILD></EXPSSDA903>`;
    const { tables } = await readUploads([['return.xml', xml]]);
    const born = parseDay('05/06/2012');
    expect(tables.Episodes?.rows[0]).toMatchObject({ CHILD: 'A1', PLACE: 'U6' });
    expect(tables.Missing?.rows[0]).toMatchObject({ CHILD: 'A1', DOB: born });
    expect(tables.UASC?.rows[0]).toMatchObject({ CHILD: 'A1', SEX: 'F', DOB: born });
  });

  it('keep the flag of asylum seeking as it was sent', async () => {
    const { tables } = await readUploads([['return.xml', childXml('<UASC>0</UASC>')]]);
    expect(tables.Header?.rows[0]).toMatchObject({ UASC: '0' });
    expect(tables.Header?.missingColumns).toEqual([]);
  });
});

describe('a table without rows in the XML', () => {
  it('counts as sent and empty, unless it may come in a CSV file', async () => {
    const { tables } = await readUploads([['return.xml', childXml('')]]);
    expect(tables.OC3?.rows).toEqual([]);
    expect(tables.UASC?.rows).toEqual([]);
    expect(tables.SWEpisodes).toBeUndefined();
    expect(tables.DoLo).toBeUndefined();
  });

  it('does not count as empty if the XML is cut short', async () => {
    const { tables } = await readUploads([['return.xml', childXml('').slice(0, -4)]]);
    expect(tables.Header?.rows.length).toBe(1);
    expect(tables.OC3).toBeUndefined();
  });

  const workers = 'CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\r\nA1,05/06/2012,SW1,01/02/2025,,\r\n';
  const leavers = 'CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\r\nA1,05/06/2012,YES,F1,B1\r\n';
  it.each([
    { why: 'social worker episodes', file: workers, table: 'SWEpisodes' },
    { why: 'care leavers', file: leavers, table: 'OC3' },
  ])(
    'is read from a CSV file sent with the XML, in either order: $why',
    async ({ file, table }) => {
      const xml = ['return.xml', childXml('')] as const;
      const csv = ['beside.csv', file] as const;
      for (const uploads of [
        [xml, csv],
        [csv, xml],
      ]) {
        const { tables, codes } = await readUploads(uploads);
        expect(tables[table]).toMatchObject({ file: 'beside.csv', rows: { length: 1 } });
        expect(codes).toEqual([]);
      }
    },
  );
});

describe('a table that is in two files', () => {
  const own = childXml('<SW_EPISODE><SW_ID>SW1</SW_ID></SW_EPISODE>');
  const workers = 'CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\r\nA1,05/06/2012,SW1,01/02/2025,,\r\n';
  it.each([
    { first: ['return.xml', own], second: ['workers.csv', workers] },
    { first: ['workers.csv', workers], second: ['return.xml', own] },
  ] as const)('stops the return: $second.0 after $first.0', async ({ first, second }) => {
    const { findings } = await readUploads([first, second]);
    expect(findings.listed()).toEqual([
      expect.objectContaining({
        code: 'two-files-one-table',
        blocking: true,
        table: 'SWEpisodes',
        file: second[0],
        message: `This is another file with rows of SWEpisodes. Only the rows of ${first[0]} were read.`,
      }),
    ]);
  });

  it('is reported for each table of a second XML file', async () => {
    const { findings } = await readUploads([
      ['one.xml', childXml('<UASC>1</UASC>')],
      ['two.xml', childXml('<UASC>1</UASC>')],
    ]);
    expect(findings.listed().map(({ table }) => table)).toEqual(['Header', 'UASC']);
  });
});

describe('elements that differ from the specification', () => {
  const NOTED: readonly {
    why: string;
    xml: string;
    code: string;
    message: RegExp;
    blocking?: true;
  }[] = [
    {
      why: 'an unknown element, three times',
      xml: childXml('<HAIR>brown</HAIR>'.repeat(3)),
      code: 'xml-unknown-element',
      message: /^HAIR inside HEADER is not in the specification.*Number of times: 3\.$/,
    },
    {
      why: 'a whole tree of them counts once',
      xml: childXml('<A><B><DOB>x</DOB></B></A>'),
      code: 'xml-unknown-element',
      message: /^A inside HEADER/,
    },
    {
      why: 'text between the values',
      xml: childXml('brown'),
      code: 'xml-stray-text',
      message: /^There is text in HEADER/,
    },
    {
      why: 'a value given twice',
      xml: childXml('<DOB>06/06/2012</DOB>'),
      code: 'xml-repeated-element',
      message: /^DOB occurs more than once inside one HEADER/,
      blocking: true,
    },
    {
      why: 'two HEADERs of one child',
      xml: childXml('', '<HEADER><CHILDID>B2</CHILDID></HEADER>'),
      code: 'xml-repeated-element',
      message: /^HEADER occurs more than once inside one CHILD/,
      blocking: true,
    },
    {
      why: 'orders of a year that does not collect them',
      xml: childXml('<DOLO_EPISODE><DOLO_START>01/02/2025</DOLO_START></DOLO_EPISODE>'),
      code: 'table-not-in-year',
      message: /^DoLo is not part/,
    },
  ];

  it.each(NOTED)('$why', async ({ xml, code, message, blocking = false }) => {
    const { findings, tables } = await readUploads([['return.xml', xml]], 2025);
    const listed = findings.listed().filter((each) => each.code === code);
    expect(listed[0]).toMatchObject({ file: 'return.xml', blocking });
    expect(listed[0]?.message).toMatch(message);
    expect(tables.Header?.rows).toMatchObject([{ CHILD: 'A1', DOB: parseDay('05/06/2012') }]);
  });

  it('are reported under a hundred names, and further names are counted together', async () => {
    const names = Array.from({ length: 500 }, (_, at) => `<X${at}/>`).join('');
    const { findings } = await readUploads([['return.xml', childXml(names)]]);
    expect(findings.counts()).toMatchObject([{ code: 'xml-unknown-element', count: 101 }]);
    expect(findings.listed().at(-1)?.message).toContain('Number of times: 400.');
  });
});
