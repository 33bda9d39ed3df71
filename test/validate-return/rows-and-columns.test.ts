import { describe, expect, it } from 'vitest';
import { check } from './check-upload.ts';
import { EPISODES, HEADER, SMALL_RETURN, withEpisodes } from './small-return.ts';

const NAMES = EPISODES.split('\r\n')[0] ?? '';

const CHANGES: readonly {
  why: string;
  content: string;
  finding: Record<string, unknown>;
  outcome: string;
  rows?: number;
}[] = [
  {
    why: 'a row with one value too many is left out',
    content: EPISODES.replace('B2,01/02/2025', 'B2,extra,01/02/2025'),
    finding: { code: 'row-too-long', line: 4, message: expect.stringContaining('14 values') },
    outcome: 'blocked',
    rows: 2,
  },
  {
    why: 'a row with blank values too many is read',
    content: EPISODES.replace('AB1 3EF,SC123456\r\nA1', 'AB1 3EF,SC123456,,,\r\nA1').replace(
      NAMES,
      `${NAMES},REMARK`,
    ),
    finding: { code: 'extra-column', line: 1, severity: 'note' },
    outcome: 'clean',
  },
  {
    why: 'a row with too few values is read as blank at its end',
    content: EPISODES.replace(',,,,AB1 2CD,AB1 4GH,SC123457', ',,,,AB1 2CD,AB1 4GH'),
    finding: { code: 'row-too-short', line: 3, severity: 'query' },
    outcome: 'clean',
  },
  {
    why: 'NULs in a row are left out',
    content: EPISODES.replace('N5', 'N\x005'),
    finding: { code: 'nul-characters', line: 4 },
    outcome: 'clean',
  },
  {
    why: 'a column that is missing is read as blank',
    content: EPISODES.replaceAll(/,[^,\r\n]*(?=\r\n)/g, ''),
    finding: { code: 'missing-column', line: 1, message: expect.stringContaining('URN') },
    outcome: 'errors',
  },
  {
    why: 'a table without the column that dates its rows is not read',
    content: EPISODES.replace('DECOM', 'START'),
    finding: { code: 'missing-key-column', message: expect.stringContaining('DECOM') },
    outcome: 'blocked',
    rows: 0,
  },
  {
    why: 'a column name that is there twice',
    content: EPISODES.replaceAll(/(?<=.)\r\n/g, ',x\r\n').replace(`${NAMES},x`, `${NAMES},LS`),
    finding: { code: 'duplicate-column', message: expect.stringContaining('LS') },
    outcome: 'blocked',
  },
];

describe('rows and columns that differ from the specification', () => {
  it.each(CHANGES)('$why', async ({ content, finding, outcome, rows = 3 }) => {
    const { summary, findings } = await check(withEpisodes(content));
    expect(findings).toContainEqual(
      expect.objectContaining({ table: 'Episodes', file: 'episodes.csv', ...finding }),
    );
    expect(summary.outcome).toEqual(outcome);
    const episodes = summary.tables.find(({ table }) => table === 'Episodes');
    expect(episodes?.rows ?? 0).toBe(rows);
  });

  it('counts lines correctly after a quoted value with line breaks', async () => {
    const content = EPISODES.replace('AB1 2CD', '"AB1 2CD\r\n\r\n"').replace('N5', 'N55');
    const { findings } = await check(withEpisodes(content));
    expect(findings).toContainEqual(
      expect.objectContaining({ line: 6, fields: [{ name: 'CIN', value: 'N55' }] }),
    );
  });

  it('shows at most 40 characters of a value, and its child', async () => {
    const content = EPISODES.replace('01/02/2025', `31/02/2025${'x'.repeat(100)}`);
    const { findings } = await check(withEpisodes(content));
    const found = findings.find(({ line }) => line === 4);
    expect(found?.child).toBe('B2');
    expect(found?.fields[0]).toEqual({ name: 'DECOM', value: `31/02/2025${'x'.repeat(29)}…` });
  });

  it('says that a table is not collected in the year', async () => {
    const workers = 'CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\r\n';
    const { findings, summary } = await check([...SMALL_RETURN, ['sw.csv', workers]], 2023);
    expect(findings.map(({ code }) => code)).toContain('table-not-in-year');
    expect(summary.files[2]).not.toHaveProperty('table');
  });

  it('says that earlier years are read by the specification of 2023', async () => {
    const { codes } = await check(SMALL_RETURN, 2018);
    expect(codes).toContain('earlier-year');
  });

  it('lists 5,000 findings of a kind, and counts all of them', async () => {
    const row = EPISODES.split('\r\n')[3] ?? '';
    const short = row.slice(0, row.lastIndexOf(','));
    const { summary, findings } = await check(
      withEpisodes(`${NAMES}\n${`${short}\n`.repeat(6000)}`),
    );
    expect(summary.findingsByCode).toContainEqual(
      expect.objectContaining({ code: 'row-too-short', count: 6000, listed: 5000 }),
    );
    expect(findings.filter(({ code }) => code === 'row-too-short')).toHaveLength(5000);
    expect(findings).toHaveLength(summary.counts.listed);
  });

  it('counts every row that breaks a rule once, and lists the first 5,000 of a table', async () => {
    const row = (child: number) =>
      `K${child},01/05/2024,S,C2,N1,U1,PR9,,,,AB1 2CD,AB1 3EF,SC123456`;
    const rows = Array.from({ length: 6000 }, (_, child) => row(child));
    const { summary, findings } = await check(withEpisodes([NAMES, ...rows].join('\n')));
    // Rule 178 reports the same cells as the check of their column.
    expect(summary.findingsByCode).toContainEqual(
      expect.objectContaining({ code: '178', count: 6000, listed: 5000 }),
    );
    expect(summary.findingsByCode.map(({ code }) => code)).not.toContain('cell-not-in-code-set');
    expect(summary.rules.find(({ code }) => code === '178')?.failures).toBe(6000);
    const ofRule = findings.filter(({ code }) => code === '178');
    expect(ofRule.map(({ line }) => line)).toEqual(ofRule.map((_, index) => index + 2));
  });

  it('omits rows of a child after the first 1,000 of a table, and blocks the return', async () => {
    const rows = Array.from(
      { length: 2003 },
      (_, at) => `${at % 2 ? 'B2' : 'A1'},01/05/2024${','.repeat(11)}`,
    );
    const { summary, findings } = await check(withEpisodes([NAMES, ...rows].join('\n')));
    const told = findings.filter(({ code }) => code === 'too-many-rows-of-child');
    expect(told).toMatchObject([
      { table: 'Episodes', line: 2002, child: 'A1', blocking: true },
      { table: 'Episodes', line: 2003, child: 'B2', blocking: true },
    ]);
    expect(summary.outcome).toBe('blocked');
    expect(summary.tables).toContainEqual(
      expect.objectContaining({ table: 'Episodes', rows: 2000 }),
    );
  });

  it('orders findings by table, line and code', async () => {
    const { findings } = await check([
      ['episodes.csv', EPISODES.replaceAll('N1', 'N9').replace('N5', 'N9')],
      ['header.csv', HEADER.replace('WBRI', 'XXXX')],
      ['more.csv', 'a,b\n'],
    ]);
    const places = findings.map(({ table, line }) => `${table ?? ''} ${line ?? 0}`);
    expect(new Set(places)).toEqual(
      new Set([' 1', 'Header 2', 'Episodes 2', 'Episodes 3', 'Episodes 4']),
    );
    expect(places[0]).toBe(' 1');
    expect(places[1]).toBe('Header 2');
    expect(places.slice(2)).toEqual(places.slice(2).toSorted());
  });
});
