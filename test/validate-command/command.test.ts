import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../schemas/returns/rules-of-year.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import { LAST_YEAR, VALID_RETURN, YEAR } from '../rules/valid-return.ts';
import { folderOf, returnFolder, validate } from './run-command.ts';

// The first run makes the bundle that later ones start from.
const PATIENCE = { timeout: 60_000 };
const VALID = returnFolder(VALID_RETURN);
// The year before had no table of deprivation of liberty.
const { DoLo: _, ...BEFORE_DOLO } = LAST_YEAR;
const BEFORE = returnFolder(BEFORE_DOLO);
const year = ['--year', `${YEAR}`];

const withCell = (table: string, field: string, value: string) =>
  returnFolder({
    ...VALID_RETURN,
    [table]: (VALID_RETURN[table] ?? []).map((row, index) =>
      index === 0 ? { ...row, [field]: value } : row,
    ),
  });

const asJson = (...words: readonly string[]) => {
  const { status, stdout } = validate(...words, '--json');
  return { status, json: JSON.parse(stdout) };
};

describe('the exit status of the command', PATIENCE, () => {
  it.each([
    { why: 'nothing is wrong', folder: VALID, status: 0 },
    { why: 'a value is unlikely', folder: withCell('Header', 'SEX', 'U'), status: 1 },
    { why: 'a rule is broken', folder: withCell('Episodes', 'CIN', 'N9'), status: 2 },
    { why: 'an episode has no start', folder: withCell('Episodes', 'DECOM', ''), status: 3 },
    { why: 'a file is no table', folder: folderOf([['notes.csv', 'a,b\r\n1,2\r\n']]), status: 3 },
  ])('says that $why: $status', ({ folder, status }) => {
    expect(validate(folder, ...year).status).toBe(status);
  });

  it.each([
    { why: 'no year', words: [VALID], says: '--year' },
    { why: 'a year of two digits', words: [VALID, '--year', '27'], says: 'four digits' },
    { why: 'nothing to check', words: year, says: 'Name the folder' },
    { why: 'no such folder', words: ['/no/such/folder', ...year], says: 'There is no' },
    { why: 'a folder without a return', words: [folderOf([]), ...year], says: 'holds no CSV' },
    { why: 'an unknown rule', words: [VALID, ...year, '--rules', '102,9999'], says: '9999' },
    { why: 'an unknown option', words: [VALID, ...year, '--fast'], says: '--fast' },
    {
      why: 'a return that is not known',
      words: [VALID, ...year, '--return', 'ssda904'],
      says: 'ssda903',
    },
    {
      why: 'a council by name',
      words: [VALID, ...year, '--council', 'Leeds'],
      says: 'three digits',
    },
    {
      why: 'an unknown council',
      words: [VALID, ...year, '--council', '999'],
      says: 'no council with the DfE code 999',
    },
    {
      why: 'a council that had ended',
      words: [VALID, ...year, '--council', '928'],
      says: 'Northamptonshire (928) ended on 31 March 2021',
    },
  ])('refuses $why with 64 and a plain reason', ({ words, says }) => {
    const { status, stdout, stderr } = validate(...words);
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    expect(stderr).toContain(says);
  });

  it('is 0 for its own help, which names every option', () => {
    const { status, stdout } = validate('--help');
    expect(status).toBe(0);
    for (const option of [
      '--return',
      '--year',
      '--previous',
      '--rules',
      '--council',
      '--stages',
      '--json',
    ]) {
      expect(stdout).toContain(option);
    }
  });
});

describe('the JSON output', PATIENCE, () => {
  it('has an outcome for every rule of the year, skipped ones with the reason', () => {
    const { json } = asJson(VALID, ...year);
    const codes = json.rules.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(rulesOf(SSDA903, YEAR).map(({ code }) => code));
    const skipped = json.rules.find(({ code }: { code: string }) => code === '203');
    expect(skipped).toMatchObject({ state: 'skipped', reason: 'Last year’s return is not held.' });
    expect(json.findings).toEqual([]);
  });

  it('compares with last year’s return when it is given', () => {
    const { status, json } = asJson(VALID, ...year, '--previous', BEFORE);
    expect(status).toBe(0);
    const rule = json.rules.find(({ code }: { code: string }) => code === '203');
    expect(rule).toMatchObject({ state: 'passed' });
  });

  it('names of each finding its rule, severity, table, file, line, child and cells', () => {
    const { json } = asJson(withCell('Episodes', 'CIN', 'N9'), ...year);
    const found = json.findings.find(({ rule }: { rule: string }) => rule === '145');
    expect(found).toMatchObject({
      rule: '145',
      severity: 'error',
      table: 'Episodes',
      file: 'Episodes.csv',
      line: 2,
      child: VALID_RETURN.Episodes?.[0]?.CHILD,
      fields: [{ name: 'CIN', value: 'N9' }],
    });
    expect(found.message).toMatch(/\.$/);
    expect(found.fix).toMatch(/\.$/);
  });

  it('has only the chosen rules', () => {
    const { json } = asJson(withCell('Episodes', 'CIN', 'N9'), ...year, '--rules', '102,103');
    expect(json.rules.map(({ code }: { code: string }) => code)).toEqual(['102', '103']);
  });

  it('lists every finding, however many', () => {
    const rows = Array.from({ length: 6000 }, (_, index) => ({
      ...{ CHILD: `C${index}`, SEX: 'F', DOB: '01/01/2015', ETHNIC: 'NONE' },
    }));
    const { json } = asJson(
      returnFolder({ Header: rows, Episodes: [] }),
      ...year,
      '--rules',
      '103',
    );
    const listed = json.findings.filter(({ rule }: { rule: string }) => rule === '103');
    expect(listed).toHaveLength(6000);
  });
});

describe('in DfE’s order of two stages', PATIENCE, () => {
  it('a row with an error of stage 1 is excluded from stage 2', () => {
    // The end of the first child's only episode precedes its start, and its category is unknown.
    const [first = {}] = VALID_RETURN.Episodes ?? [];
    const spoiled = { ...first, CIN: 'N9', DEC: '01/01/2001', REC: 'E8' };
    const folder = returnFolder({ ...VALID_RETURN, Episodes: [spoiled] });
    const failing = (words: readonly string[]) =>
      asJson(folder, ...year, '--rules', '145,356', ...words).json.rules.map(
        ({ state }: { state: string }) => state,
      );
    expect(failing([])).toEqual(['failed', 'failed']);
    expect(failing(['--stages'])).toEqual(['failed', 'passed']);
  });
});

describe('the output for people', PATIENCE, () => {
  it('has a line for each finding with its place, and says what was skipped and why', () => {
    const { stdout } = validate(withCell('Episodes', 'CIN', 'N9'), ...year);
    expect(stdout).toMatch(/^Episodes\.csv:2: error 145: /m);
    expect(stdout).toContain('No postcode list is loaded.');
    expect(stdout).toMatch(/333 rules: \d+ passed/);
  });

  it('ends without an error when the reader of its output closes', async () => {
    const launch = join(import.meta.dirname, '../../infra/local/validate/launch.mjs');
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ CHILD: `C${index}` }));
    const folder = returnFolder({ Header: rows, Episodes: [] });
    const child = spawn(process.execPath, [launch, folder, ...year, '--json']);
    child.stdout.once('data', () => child.stdout.destroy());
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    await once(child, 'close');
    expect(said).toBe('');
  });
});
