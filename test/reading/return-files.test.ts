import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EPISODES, SMALL_RETURN } from '../validate-return/small-return.ts';
import { anyChildren } from './support/any-return.ts';
import { ask, checked } from './support/give-back.ts';
import { readUploads, rowsOf } from './support/read-uploads.ts';
import { SMALL_XML } from './support/small-xml.ts';
import { toCsvFiles, toXml } from './support/write-return.ts';

const TABLES = ['Header', 'Episodes', 'Reviews', 'UASC', 'OC2', 'OC3', 'AD1', 'PlacedAdoption'];
const ALL = [...TABLES, 'PrevPerm', 'Missing', 'SWEpisodes', 'DoLo'];

async function giveBack(uploads: Parameters<typeof checked>[0], year: number) {
  const world = await checked(uploads, year);
  const answers = await Promise.all(ALL.map((table) => ask(world, `${table}.csv`)));
  return answers.flatMap(({ status, text }, index) =>
    status === 200 ? [[`${ALL[index]}.csv`, text] as const] : [],
  );
}

describe('a return downloaded as CSV', () => {
  it('has the same rows, whether it was sent as XML or as CSV', async () => {
    const uploadsOf = fc.constantFrom(
      (children: Parameters<typeof toXml>[0]) => [['return.xml', toXml(children)] as const],
      toCsvFiles,
    );
    await fc.assert(
      fc.asyncProperty(anyChildren, uploadsOf, async (children, write) => {
        const sent = await readUploads(write(children));
        const back = await readUploads(await giveBack(write(children), 2027));
        expect(rowsOf(back.tables)).toEqual(rowsOf(sent.tables));
        for (const [name, table] of Object.entries(sent.tables)) {
          const faults = table?.problems.filter(({ field }) => field !== 'UASC');
          expect(back.tables[name]?.problems).toEqual(faults);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has the columns of the specification in order, and values as they were read', async () => {
    const world = await checked([['return.xml', SMALL_XML.replace('AB1 2CD', ' ab1 2cd ')]]);
    const { status, text, headers } = await ask(world, 'episodes.CSV');
    expect(status).toBe(200);
    expect(text).toBe(
      '\uFEFFCHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n' +
        'A1,10/04/2024,S,C2,N1,U6,PR1,,,,AB1 2CD,AB1 3EF,SC123456\r\n',
    );
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="Episodes.csv"',
      'cache-control': 'no-store',
    });
  });

  it.each([
    { why: 'a date that is none', cell: '31/02/2024', given: '31/02/2024' },
    { why: 'words in small letters', cell: 'about Easter', given: 'about Easter' },
    { why: 'more than a finding shows', cell: 'x'.repeat(300), given: 'x'.repeat(300) },
    { why: 'a line end and quotation marks', cell: 'a "b"\nc', given: '"a ""b""\nc"' },
    { why: 'a formula', cell: '=HYPERLINK(1)', given: "'=HYPERLINK(1)" },
    { why: 'a formula after a space', cell: ' @x', given: "'@x" },
    { why: 'a formula with an apostrophe of its own', cell: "'+1", given: "''+1" },
    { why: 'an apostrophe alone', cell: "'Easter", given: "'Easter" },
  ])('keeps an unreadable value as it was sent: $why', async ({ cell, given }) => {
    const world = await checked([['return.xml', SMALL_XML.replace('10/04/2024', cell)]]);
    const { text } = await ask(world, 'Episodes.csv');
    expect(text.slice(text.indexOf('\r\n') + 2)).toMatch(`A1,${given},S,`);
  });

  it('is compressed for clients that accept it, and can then be larger than a response', async () => {
    const row = (_: unknown, child: number) =>
      `K${child},01/05/2024,S,C2,N1,U6,PR1,,,,AB1 2CD,AB1 3EF,SC123456`;
    const columns = EPISODES.split('\r\n')[0] ?? '';
    const csv = [columns, ...Array.from({ length: 80_000 }, row)].join('\n');
    const world = await checked([['episodes.csv', csv]]);
    const plain = await ask(world, 'Episodes.csv');
    expect(plain.status).toBe(409);
    expect(plain.text).toContain('accepts gzip compression');
    const compressed = await ask(world, 'Episodes.csv', undefined, { 'accept-encoding': 'gzip' });
    expect(compressed.status).toBe(200);
    expect(compressed.answered).toBeLessThan(6_000_000);
    expect(compressed.text.split('\r\n')).toHaveLength(80_002);
  });

  it('has no row where the XML has none of the table', async () => {
    const world = await checked([['return.xml', SMALL_XML]]);
    expect((await ask(world, 'OC3.csv')).text).toBe('\uFEFFCHILD,DOB,IN_TOUCH,ACTIV,ACCOM\r\n');
  });
});

describe('no file is returned', () => {
  const REFUSED = /no longer kept, or were replaced/;

  it('of a table that was not sent', async () => {
    const { status, text } = await ask(await checked(SMALL_RETURN), 'Missing.csv');
    expect(status).toBe(404);
    expect(text).toContain('The return has no table Missing.');
  });

  it.each(['Episodes', 'Episodes.xml', '../Episodes.csv', 'constructor.csv', ''])(
    'under the name %j',
    async (name) => {
      const { status, text } = await ask(await checked(SMALL_RETURN), name);
      expect(status).toBe(404);
      expect(text).toContain('There is no such file.');
    },
  );

  it('once the uploads have expired', async () => {
    const { submissions } = await checked(SMALL_RETURN);
    const { landing } = await checked([]);
    const { status, text } = await ask({ submissions, landing }, 'Episodes.csv');
    expect(status).toBe(404);
    expect(text).toMatch(REFUSED);
  });

  it('when other files were uploaded after the checks', async () => {
    const world = await checked(SMALL_RETURN);
    const { landing } = await checked([...SMALL_RETURN].reverse());
    const { status, text } = await ask({ ...world, landing }, 'Episodes.csv');
    expect(status).toBe(404);
    expect(text).toMatch(REFUSED);
  });

  it('before the checks have finished', async () => {
    const { submissions, landing } = await checked(SMALL_RETURN);
    const hidden = { ...submissions, get: withoutSummary(submissions.get) };
    const { status, text } = await ask({ submissions: hidden, landing }, 'Episodes.csv');
    expect(status).toBe(404);
    expect(text).toContain('have not finished yet');
  });

  it.each([
    { why: 'an officer of another council', role: 'officer', councils: ['940'] },
    { why: 'an inspector', role: 'inspector', councils: [] },
    { why: 'an analyst', role: 'analyst', councils: [] },
    { why: 'an operator', role: 'operator', councils: [] },
  ] as const)('to $why', async ({ role, councils }) => {
    const user = { subject: 'x', name: 'X', role, councils };
    const { status, text } = await ask(await checked(SMALL_RETURN), 'Episodes.csv', user);
    expect(status).toBe(403);
    expect(text).not.toContain('A1');
  });
});

function withoutSummary<Found>(get: (key: string) => Promise<Found | undefined>) {
  return async (key: string) => (key.endsWith('validation.json') ? undefined : await get(key));
}
