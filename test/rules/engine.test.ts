import { describe, expect, it } from 'vitest';
import { checkReturn, contextOf } from '../../schemas/returns/check-return.ts';
import { runRules } from '../../schemas/returns/engine.ts';
import { tablesOfExample } from '../../schemas/returns/examples.ts';
import type { ExampleTables, RowRule, Rule } from '../../schemas/returns/rule.ts';
import { rulesOf } from '../../schemas/returns/rules-of-year.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import { TABLES } from '../../schemas/returns/ssda903/tables.ts';

const check = (rows: ExampleTables, collectionYear = 2027) =>
  checkReturn({
    definition: SSDA903,
    collectionYear,
    tables: tablesOfExample(SSDA903, rows, collectionYear),
  });

const outcome = (checked: ReturnType<typeof check>, code: string) =>
  checked.outcomes.find((each) => each.code === code);

const failingRows = (checked: ReturnType<typeof check>, code: string) =>
  outcome(checked, code)?.failures.map(({ row }) => row);

describe('a return that is not all there', () => {
  it('gives an outcome for every rule of the year, even when nothing was sent', () => {
    const { outcomes } = check({});
    expect(outcomes.map(({ code }) => code)).toEqual(
      rulesOf(SSDA903, 2027).map(({ code }) => code),
    );
    expect(new Set(outcomes.map(({ state }) => state))).toEqual(new Set(['skipped']));
  });

  it('tells a table that was not sent from one that is empty', () => {
    const checked = check({ Episodes: [] });
    expect(outcome(checked, '355')?.state).toBe('passed');
    expect(outcome(checked, '102')).toMatchObject({
      state: 'skipped',
      reason: 'The Header table was not sent.',
    });
  });

  it('skips a rule whose column the file lacks, and runs the others', () => {
    const tables = tablesOfExample(
      SSDA903,
      { Episodes: [{ CHILD: 'A1', DECOM: '01/06/2026' }] },
      2027,
    );
    const { Episodes } = tables;
    if (Episodes === undefined) throw new Error('The example has episodes.');
    const lacking = { Episodes: { ...Episodes, missingColumns: ['URN'] } };
    const { outcomes } = checkReturn({
      definition: SSDA903,
      collectionYear: 2027,
      tables: lacking,
    });
    const states = Object.fromEntries(outcomes.map(({ code, state }) => [code, state]));
    expect(states).toMatchObject({ 222: 'skipped', 434: 'skipped', 353: 'passed', 357: 'failed' });
    expect(outcomes.find(({ code }) => code === '222')?.reason).toContain('URN');
  });

  it('skips a rule that needs postcodes, and says why, when no postcode list is loaded', () => {
    const checked = check({ Episodes: [{ CHILD: 'A1', DECOM: '01/06/2026', PLACE: 'K2' }] });
    expect(outcome(checked, '218')?.state).toBe('skipped');
    expect(outcome(checked, '218')?.reason).toContain('No postcode list');
  });
});

describe('a rule that breaks', () => {
  const broken: RowRule = {
    ...(rulesOf(SSDA903, 2027).find(({ code }) => code === '355') as RowRule),
    code: 'BROKEN',
    fails: (row) => {
      throw new TypeError(`cannot handle child ${row.CHILD}`);
    },
  };

  it('is visible, names no data of the return and stops no other rule', () => {
    const [sound] = rulesOf(SSDA903, 2027).filter(({ code }) => code === '357');
    const rules: Rule[] = [broken, ...(sound ? [sound] : [])];
    const tables = tablesOfExample(
      SSDA903,
      { Episodes: [{ CHILD: 'A1', DECOM: '01/06/2026' }] },
      2027,
    );
    const outcomes = runRules({ rules, tables, context: contextOf(SSDA903, 2027), shapes: TABLES });
    expect(outcomes.map(({ state }) => state)).toEqual(['could-not-run', 'failed']);
    expect(outcomes[0]?.reason).toContain('TypeError');
    expect(JSON.stringify(outcomes)).not.toContain('A1');
  });

  it('is visible when it gives back a row that the council never sent', () => {
    const inventing: Rule = {
      ...broken,
      kind: 'table',
      failing: () => [{ CHILD: 'A9' }],
    };
    const tables = tablesOfExample(SSDA903, { Episodes: [{ CHILD: 'A1' }] }, 2027);
    const [only] = runRules({
      rules: [inventing],
      tables,
      context: contextOf(SSDA903, 2027),
      shapes: TABLES,
    });
    expect(only?.state).toBe('could-not-run');
  });
});

describe('an unreadable date', () => {
  const episodes = [
    { CHILD: 'A1', DECOM: '31/02/2026', DEC: '01/06/2026', REC: 'X1', RNE: 'S' },
    { CHILD: 'A1', DECOM: '01/06/2026', RNE: 'P' },
    { CHILD: 'A2', DECOM: '01/06/2026', DEC: '01/06/2026', REC: 'E8', RNE: 'S' },
    { CHILD: 'A3', DECOM: '01/06/2026', RNE: 'P' },
  ];

  it('is one finding of its own', () => {
    const checked = check({ Episodes: episodes });
    expect(failingRows(checked, '141')).toEqual([0]);
    expect(checked.shape.filter(({ field }) => field === 'DECOM')).toEqual([]);
  });

  it('leaves other rows to be judged by the rules that read the date', () => {
    const checked = check({ Episodes: episodes });
    expect(failingRows(checked, '355')).toEqual([2]);
    expect(failingRows(checked, '357')).toEqual([3]);
  });

  it('does not make its neighbours wrong', () => {
    const checked = check({ Episodes: episodes.slice(0, 2) });
    for (const code of ['388', '431', '432', '433', '501', '142']) {
      expect(failingRows(checked, code), code).toEqual([]);
    }
  });

  it('between two episodes leaves the return from a temporary placement unjudged', () => {
    const [home, away] = [
      { RNE: 'S', PLACE: 'U4' },
      { RNE: 'P', PLACE: 'T1', REC: 'X1' },
    ];
    const rows = (start: string) => [
      { CHILD: 'A1', ...home, DECOM: start, DEC: '01/06/2026', REC: 'X1' },
      { CHILD: 'A1', ...away, DECOM: '01/06/2026', DEC: '03/06/2026' },
      { CHILD: 'A1', RNE: 'P', PLACE: 'K2', DECOM: '03/06/2026' },
    ];
    expect(failingRows(check({ Episodes: rows('01/05/2026') }), '383')).toEqual([2]);
    expect(failingRows(check({ Episodes: rows('00/05/2026') }), '383')).toEqual([]);
  });

  it('leaves a joined run of episodes, which then is judged by its readable parts', () => {
    const police = { CHILD: 'A1', LS: 'L1', REC: 'X1' };
    const rows = (middle: string) => [
      { ...police, DECOM: '01/06/2026', DEC: '03/06/2026' },
      { ...police, DECOM: middle, DEC: '04/06/2026' },
      { ...police, DECOM: '04/06/2026', DEC: '06/06/2026' },
    ];
    expect(failingRows(check({ Episodes: rows('03/06/2026') }), '361')).toEqual([0, 1, 2]);
    expect(failingRows(check({ Episodes: rows('33/06/2026') }), '361')).toEqual([]);
  });

  it('still has its row judged by rules that do not read it', () => {
    const [first] = episodes;
    const checked = check({ Episodes: [{ ...first, PLACE: 'P1', LS: 'V2' }] });
    expect(failingRows(checked, '378')).toEqual([0]);
  });
});

describe('each fault of a cell is reported once', () => {
  it.each([
    { why: 'a rule owns it', row: { CHILD: 'A1', SEX: 'Q' }, rule: '101', shape: 0 },
    { why: 'no rule owns it', row: { CHILD: 'A1234567890', SEX: 'M' }, rule: '101', shape: 1 },
  ])('$why', ({ row, rule, shape }) => {
    const full = { DOB: '01/01/2015', ETHNIC: 'WBRI', ...row };
    const checked = check({ Header: [full] });
    expect(checked.shape).toHaveLength(shape);
    expect(outcome(checked, rule)?.failures).toHaveLength(1 - shape);
  });

  it('a wrong social worker reason is reported although its row has an unreadable date', () => {
    const row = { CHILD: 'A1', DOB: '01/01/2015', SW_ID: 'SW123', SW_DECOM: 'x', SW_REASON: 'Q' };
    const checked = check({ SWEpisodes: [row] });
    expect(failingRows(checked, 'SW13STG1')).toEqual([0]);
    expect(failingRows(checked, 'SW04STG1')).toEqual([0]);
    expect(checked.shape).toEqual([]);
  });

  it('a blank identifier that its rule could not judge falls back to a fault of shape', () => {
    const row = { CHILD: 'A1', DOB: '01/01/2015', SW_DECOM: 'x', SW_REASON: 'MANAGE' };
    const checked = check({ SWEpisodes: [row] }, 2025);
    expect(checked.shape.map(({ field }) => field)).toEqual(['SW_ID']);
  });
});

describe('what stops publication', () => {
  it.each([
    { why: 'a row without its child', rows: { Reviews: [{ CHILD: '' }] }, field: 'CHILD' },
    { why: 'an episode without a start', rows: { Episodes: [{ CHILD: 'A1' }] }, field: 'DECOM' },
  ])('$why', ({ rows, field }) => {
    const found = check(rows).shape.find((each) => each.field === field);
    expect(found?.blocking).toBe(true);
  });

  it('a blank that can be explained does not', () => {
    const found = check({ Episodes: [{ CHILD: 'A1' }] }).shape.find(({ field }) => field === 'CIN');
    expect(found?.blocking).toBe(false);
  });
});
