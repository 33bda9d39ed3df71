import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TypedTables } from '../../schemas/returns/engine.ts';
import type { ExampleRow } from '../../schemas/returns/rule.ts';
import { tablesOfExample } from '../../schemas/returns/ssda903/examples.ts';
import { checkReturn, rulesOf } from '../../schemas/returns/ssda903/index.ts';
import { VALID_RETURN } from './valid-return.ts';

const YEAR = 2026;

type Rows = Readonly<Record<string, readonly ExampleRow[]>>;

const check = (rows: Rows) => {
  const tables: TypedTables = tablesOfExample(rows, YEAR);
  return checkReturn({ collectionYear: YEAR, tables });
};

const cells = Object.entries(VALID_RETURN).flatMap(([table, rows]) =>
  rows.flatMap((row, index) => Object.keys(row).map((field) => ({ table, index, field }))),
);

const anyCell = fc.constantFrom(...cells);

const anyText = fc.oneof(
  fc.string(),
  fc.constantFrom('', '31/02/2026', '01/04/1066', '29/02/2024', 'X1', 'V3', 'T0', 'Z11', 'XX'),
  fc.constantFrom(...Object.values(VALID_RETURN).flatMap((rows) => rows.flatMap(Object.values))),
);

interface Place {
  readonly table: string;
  readonly index: number;
  readonly field: string;
}

function withCell(rows: Rows, { table, index, field }: Place, value: string): Rows {
  const changed = (rows[table] ?? []).map((row, at) =>
    at === index ? { ...row, [field]: value } : row,
  );
  return { ...rows, [table]: changed };
}

describe('whatever a council writes', () => {
  it('the return these tests start from keeps every rule', () => {
    const { outcomes, shape } = check(VALID_RETURN);
    expect(outcomes.filter(({ state }) => state !== 'passed').map(({ code }) => code)).toEqual([
      '218',
    ]);
    expect(shape).toEqual([]);
  });

  it('no change of any cell breaks a rule itself', () => {
    return fc.assert(
      fc.property(fc.array(fc.tuple(anyCell, anyText), { maxLength: 4 }), (changes) => {
        const rows = changes.reduce<Rows>(
          (all, [at, text]) => withCell(all, at, text),
          VALID_RETURN,
        );
        const { outcomes } = check(rows);
        expect(outcomes.map(({ code }) => code)).toEqual(rulesOf(YEAR).map(({ code }) => code));
        expect(outcomes.filter(({ state }) => state === 'could-not-run')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('a change in one child’s rows never changes the verdict on another child', () => {
    return fc.assert(
      fc.property(anyCell, anyText, (at, text) => {
        fc.pre(at.field !== 'CHILD');
        const rows = withCell(VALID_RETURN, at, text);
        const changed = VALID_RETURN[at.table]?.[at.index]?.CHILD;
        for (const { failures } of check(rows).outcomes) {
          for (const { table, row } of failures) expect(rows[table]?.[row]?.CHILD).toBe(changed);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the order of the rows does not matter', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 });
    return fc.assert(
      fc.property(anyCell, anyText, order, (at, text, places) => {
        const rows = withCell(VALID_RETURN, at, text);
        const shuffled = { ...rows, Episodes: places.map((to) => rows.Episodes?.[to] ?? {}) };
        const failing = (given: Rows) =>
          check(given).outcomes.map(({ code, failures }) => ({
            code,
            rows: failures.map(({ table, row }) => JSON.stringify(given[table]?.[row])).sort(),
          }));
        expect(failing(shuffled)).toEqual(failing(rows));
      }),
      { numRuns: 200 },
    );
  });
});
