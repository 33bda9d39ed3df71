import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsRead } from '../../schemas/returns/cells-read.ts';
import { checkReturn } from '../../schemas/returns/check-return.ts';
import { tablesOfExample } from '../../schemas/returns/examples.ts';
import type { ExampleTables } from '../../schemas/returns/rule.ts';
import { rulesOf } from '../../schemas/returns/rules-of-year.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import { TABLES } from '../../schemas/returns/ssda903/tables.ts';
import { anyChange, anyChanges, type BothYears, withChanges } from './changed-cells.ts';
import { REFERENCE } from './valid-places.ts';
import { LAST_YEAR, VALID_RETURN, YEAR } from './valid-return.ts';

const VALID: BothYears = { thisYear: VALID_RETURN, lastYear: LAST_YEAR };
const RULES = rulesOf(SSDA903, YEAR);

/** What each rule reads, in their order. */
const READS = RULES.map((rule) => cellsRead(rule, TABLES));

const check = ({ thisYear, lastYear }: BothYears) =>
  checkReturn({
    definition: SSDA903,
    collectionYear: YEAR,
    tables: tablesOfExample(SSDA903, thisYear, YEAR),
    lastYear: tablesOfExample(SSDA903, lastYear, YEAR - 1),
    referenceData: REFERENCE,
  });

const told = ({ outcomes }: ReturnType<typeof check>) =>
  outcomes.map((outcome) => JSON.stringify(outcome));
const unchanged = told(check(VALID));

/** The failing rows of each rule as texts, whatever their place. */
function failingRows(rows: BothYears) {
  return check(rows).outcomes.map(({ code, state, failures }) => ({
    code,
    state,
    rows: failures
      .map(({ table, row, lastYear = false, fields }) => {
        const held: ExampleTables = lastYear ? rows.lastYear : rows.thisYear;
        return JSON.stringify([lastYear, table, fields, held[table]?.[row]]);
      })
      .toSorted(),
  }));
}

/** The tables in another order, each with its rows in another order. */
function shuffled(tables: ExampleTables, keys: readonly number[]): ExampleTables {
  const inOtherOrder = <T>(items: readonly T[]): T[] =>
    items
      .map((item, at) => ({ item, key: keys[at % keys.length] ?? 0 }))
      .toSorted((one, other) => one.key - other.key)
      .map(({ item }) => item);
  const all = Object.entries(tables).map(([table, rows]) => [table, inOtherOrder(rows)] as const);
  return Object.fromEntries(inOtherOrder(all));
}

describe('whatever a council writes', () => {
  it('the return these tests start from has rows in every table and keeps every rule', () => {
    const { outcomes, shape } = check(VALID);
    expect(outcomes.filter(({ state }) => state !== 'passed')).toEqual([]);
    expect(outcomes.length).toBe(RULES.length);
    expect(shape).toEqual([]);
    const lacking = Object.keys(TABLES).filter((name) => (VALID_RETURN[name] ?? []).length === 0);
    expect(lacking).toEqual([]);
  });

  it('no change of any cells breaks a rule itself', () => {
    return fc.assert(
      fc.property(anyChanges(VALID, 6), (changes) => {
        const { outcomes } = check(withChanges(VALID, changes));
        expect(outcomes.map(({ code }) => code)).toEqual(RULES.map(({ code }) => code));
        expect(outcomes.filter(({ state }) => state === 'could-not-run')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('no change of a cell changes the result of a rule that does not read it', () => {
    return fc.assert(
      fc.property(anyChange(VALID), (change) => {
        fc.pre(change.field !== 'CHILD');
        const now = told(check(withChanges(VALID, [change])));
        const other = RULES.filter((_, index) => {
          const reads = READS[index]?.[change.year].get(change.table);
          return !reads?.has(change.field) && now[index] !== unchanged[index];
        });
        expect(other.map(({ code }) => code)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('a change in one child’s rows never changes the verdict on another child', () => {
    const acrossChildren = new Set(
      RULES.filter(({ kind }) => kind === 'table').map(({ code }) => code),
    );
    return fc.assert(
      fc.property(anyChange(VALID), (change) => {
        fc.pre(change.field !== 'CHILD');
        const rows = withChanges(VALID, [change]);
        const changed = VALID[change.year][change.table]?.[change.row]?.CHILD;
        for (const { code, failures } of check(rows).outcomes) {
          if (acrossChildren.has(code)) continue;
          for (const { table, row, lastYear } of failures) {
            const held = lastYear ? rows.lastYear : rows.thisYear;
            expect(held[table]?.[row]?.CHILD).toBe(changed);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the order of the rows and of the files does not matter', () => {
    const keys = fc.array(fc.double({ noNaN: true }), { minLength: 7, maxLength: 40 });
    return fc.assert(
      fc.property(anyChanges(VALID, 6), keys, (changes, order) => {
        const rows = withChanges(VALID, changes);
        const other = {
          thisYear: shuffled(rows.thisYear, order),
          lastYear: shuffled(rows.lastYear, order),
        };
        expect(failingRows(other)).toEqual(failingRows(rows));
      }),
      { numRuns: 300 },
    );
  });
});
