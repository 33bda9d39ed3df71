import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QueryFailed } from '../../functions/shared/errors.ts';
import type { QueryEngine } from '../../functions/shared/ports/query-engine.ts';
import {
  type EngineUnderTest,
  type Limits,
  promisesOfReleaseTables,
} from './release-tables-contract.ts';

/** The numbers from 0 to 9999, in SQL that every engine accepts. */
const NUMBERS = `digits as (select n from (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) as t(n)),
  numbers as (select a.n + 10 * b.n + 100 * c.n + 1000 * d.n as n
    from digits a cross join digits b cross join digits c cross join digits d)`;

/** Reads a million million rows, so no engine finishes within a test. */
const ENDLESS = `with ${NUMBERS} select count(*) as found
  from numbers a cross join numbers b cross join numbers c where a.n + b.n = c.n % 7`;

/** What every `QueryEngine` promises, as tests. Call it inside a `describe` with a way to open one over an empty lake. */
export function promisesOfAnEngine(
  open: () => Promise<EngineUnderTest>,
  limits: Limits = {},
): void {
  let engine: QueryEngine;
  let under: EngineUnderTest;

  beforeAll(async () => {
    under = await open();
    engine = under.engine;
  });
  afterAll(() => under.remove());

  describe('a query', () => {
    it.each([
      { sql: "'Ünïcødé 👪'", gives: 'Ünïcødé 👪', why: 'text' },
      { sql: "''", gives: '', why: 'empty text is not null' },
      { sql: "'it''s'", gives: "it's", why: 'a quotation mark' },
      { sql: "'a' || chr(10) || 'b'", gives: 'a\nb', why: 'two lines' },
      { sql: 'cast(7 as integer)', gives: 7, why: 'a whole number' },
      { sql: 'cast(9007199254740991 as bigint)', gives: 9007199254740991, why: 'the largest kept' },
      { sql: 'cast(-3 as bigint)', gives: -3, why: 'a negative number' },
      { sql: 'cast(0.1 as double)', gives: 0.1, why: 'a double' },
      { sql: 'cast(12345678901.5 as double)', gives: 12345678901.5, why: 'a large double' },
      { sql: 'cast(1.25 as decimal(9, 2))', gives: 1.25, why: 'a decimal' },
      { sql: "date '2024-02-29'", gives: '2024-02-29', why: 'a day' },
      { sql: 'true', gives: true, why: 'yes' },
      { sql: 'false', gives: false, why: 'no' },
      { sql: 'cast(count(*) as bigint)', gives: 1, why: 'a count' },
    ])('returns $why as $gives', async ({ sql, gives }) => {
      expect(await engine.query(`select ${sql} as answer`)).toEqual([{ answer: gives }]);
    });

    it.each(['varchar', 'integer', 'bigint', 'double', 'decimal(9, 2)', 'date', 'boolean'])(
      'returns an unknown %s as null',
      async (type) => {
        expect(await engine.query(`select cast(null as ${type}) as answer`)).toEqual([
          { answer: null },
        ]);
      },
    );

    it('throws for a whole number that would lose its last digit', async () => {
      await expect(
        engine.query('select cast(9007199254740993 as bigint) as answer'),
      ).rejects.toThrow(RangeError);
    });

    it('returns all of many rows, in the requested order', async () => {
      const rows = await engine.query(
        `with ${NUMBERS} select n, 'row ' || cast(n as varchar) as name from numbers where n between 1 and 3500 order by n desc`,
      );
      expect(rows).toHaveLength(3500);
      expect(rows[0]).toEqual({ n: 3500, name: 'row 3500' });
      expect(rows[999]).toEqual({ n: 2501, name: 'row 2501' });
      expect(rows[1000]).toEqual({ n: 2500, name: 'row 2500' });
      expect(rows[3499]).toEqual({ n: 1, name: 'row 1' });
    });

    it('returns no rows when there are none', async () => {
      expect(await engine.query("select 'x' as name where 1 = 2")).toEqual([]);
    });

    it('keeps columns in the order of the select', async () => {
      const [row = {}] = await engine.query('select 1 as b, 2 as a, 3 as c');
      expect(Object.keys(row)).toEqual(['b', 'a', 'c']);
    });

    it.each([
      { value: "it's; drop view x; --", why: 'a quotation mark and a statement' },
      { value: "''''", why: 'quotation marks alone' },
      { value: 'a?b', why: 'a question mark' },
      { value: '日本 👪 é', why: 'letters of all scripts' },
      { value: 'a\\b\nc\td', why: 'a backslash, a line and a tab' },
      { value: '', why: 'no text' },
      { value: 7, why: 'a whole number' },
      { value: -7, why: 'a negative number' },
      { value: 2.5, why: 'a number with a part' },
      { value: -0.000001, why: 'a very small number' },
      { value: true, why: 'yes' },
      { value: false, why: 'no' },
      { value: null, why: 'nothing' },
    ])('uses a parameter unchanged: $why', async ({ value }) => {
      expect(await engine.query('select ? as answer', [value])).toEqual([{ answer: value }]);
    });

    it('uses parameters in order, and ignores a question mark in quotation marks', async () => {
      expect(
        await engine.query("select ? as a, 'why?' as b, ? as c -- really?\nwhere ? = 'x'", [
          1,
          'two',
          'x',
        ]),
      ).toEqual([{ a: 1, b: 'why?', c: 'two' }]);
    });

    it.each([
      { sql: 'select * from no_such_table', words: 'no_such_table', why: 'a missing table' },
      { sql: 'selec 1', words: 'selec', why: 'a spelling mistake' },
      { sql: "select cast('x' as integer) as n", words: 'x', why: 'a value that is not a number' },
    ])('that cannot run fails in the words of the engine: $why', async ({ sql, words }) => {
      const failed = engine.query(sql);
      await expect(failed).rejects.toThrow(QueryFailed);
      await expect(failed).rejects.toThrow(words);
    });

    it('runs at the same time as others', async () => {
      const numbers = Array.from({ length: 8 }, (_, index) => index);
      const answers = await Promise.all(
        numbers.map((number) => engine.query('select ? as n', [number])),
      );
      expect(answers).toEqual(numbers.map((n) => [{ n }]));
    });

    it('is cancelled when its caller aborts, and throws the caller’s reason', async () => {
      const tooLate = new Error('the time is up');
      const caller = new AbortController();
      const asked = engine.query(ENDLESS, [], { signal: caller.signal });
      setTimeout(() => caller.abort(tooLate), 1000);
      await expect(asked).rejects.toBe(tooLate);
      expect(await engine.query('select 1 as n'), 'the engine goes on').toEqual([{ n: 1 }]);
    });

    it('is not started when its caller has already aborted', async () => {
      const tooLate = new Error('the time is up');
      await expect(
        engine.query('select 1 as n', [], { signal: AbortSignal.abort(tooLate) }),
      ).rejects.toBe(tooLate);
    });
  });

  describe('a view', () => {
    it('is defined by a statement, read by another view, and replaced', async () => {
      await engine.execute("create or replace view ones as\nselect 1 as n, date '2024-01-31' as d");
      await engine.execute('create or replace view twice as\nselect n * 2 as n, d from ones');
      expect(await engine.query('select * from twice')).toEqual([{ n: 2, d: '2024-01-31' }]);
      await engine.execute("create or replace view ones as\nselect 5 as n, date '2024-02-29' as d");
      expect(await engine.query('select * from twice')).toEqual([{ n: 10, d: '2024-02-29' }]);
    });

    it('over something that does not exist is refused', async () => {
      const refused = engine.execute('create or replace view broken as select * from not_there');
      await expect(refused).rejects.toThrow(QueryFailed);
      await expect(refused).rejects.toThrow('not_there');
    });
  });

  describe('a stream', () => {
    const LONG = `with ${NUMBERS} select n, lpad(cast(n as varchar), 300, '.') as name from numbers order by n desc`;

    it('returns all rows in the requested order, in batches', async () => {
      const pieces: number[][] = [];
      for await (const rows of engine.stream(LONG)) pieces.push(rows.map(({ n }) => Number(n)));

      expect(pieces.length).toBeGreaterThan(1);
      expect(pieces.flat()).toEqual(Array.from({ length: 10_000 }, (_, at) => 9999 - at));
    });

    it('yields nothing when there are no rows', async () => {
      const found: object[] = [];
      for await (const rows of engine.stream("select 'x' as name where 1 = 2")) found.push(...rows);
      expect(found).toEqual([]);
    });

    it('can be stopped before its end', async () => {
      for await (const rows of engine.stream(LONG)) {
        expect(rows[0]).toMatchObject({ n: 9999 });
        break;
      }
      expect(await engine.query('select 1 as n'), 'the engine goes on').toEqual([{ n: 1 }]);
    });

    it('is cancelled between two batches when its caller aborts', async () => {
      const tooLate = new Error('the time is up');
      const caller = new AbortController();
      const read = async () => {
        for await (const _ of engine.stream(LONG, { signal: caller.signal })) caller.abort(tooLate);
      };
      await expect(read()).rejects.toBe(tooLate);
    });

    it('is cancelled before its first row when its caller aborts', async () => {
      const tooLate = new Error('the time is up');
      const caller = new AbortController();
      const read = async () => {
        for await (const _ of engine.stream(ENDLESS, { signal: caller.signal }));
      };
      setTimeout(() => caller.abort(tooLate), 1000);
      await expect(read()).rejects.toBe(tooLate);
      expect(await engine.query('select 1 as n'), 'the engine goes on').toEqual([{ n: 1 }]);
    });

    it('that cannot run fails in the words of the engine', async () => {
      const read = async () => {
        for await (const _ of engine.stream('select * from no_such_table'));
      };
      await expect(read()).rejects.toThrow(QueryFailed);
      await expect(read()).rejects.toThrow('no_such_table');
    });
  });

  const lines = `with ${NUMBERS} select n from numbers where n < 2500`;
  // Multiples of a number without a common factor take all remainders, unsorted.
  const codes = `with ${NUMBERS} select 'code ' || cast(n % 10 as varchar) as code, n,
      cast(n * 7919 % 10007 as double) / (m + 1) as noise,
      cast(n * 7907 % 10007 as double) / (m + 2) as hiss,
      cast(n * 7901 % 10007 as double) / (m + 3) as hum
    from numbers cross join (select n as m from digits) as tens order by n * 7919 % 10007`;
  promisesOfReleaseTables(() => under, { lines, codes, endless: ENDLESS }, limits);
}
