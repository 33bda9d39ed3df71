import { describe, expect, it } from 'vitest';
import { cellsRead } from '../../schemas/returns/cells-read.ts';
import { contextOf } from '../../schemas/returns/check-return.ts';
import { NO_CHILD_ROWS } from '../../schemas/returns/child-rows.ts';
import { returnOfExample } from '../../schemas/returns/examples.ts';
import { childRows } from '../../schemas/returns/rows-by-child.ts';
import type { Child, ReturnContext, Rule } from '../../schemas/returns/rule.ts';
import { everyRule } from '../../schemas/returns/rules-of-year.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import { TABLES } from '../../schemas/returns/ssda903/tables.ts';
import type { AnyRow, Table } from '../../schemas/returns/table.ts';
import type { TypedTables } from '../../schemas/returns/typed-table.ts';

const RULES = everyRule(SSDA903);

const SHAPES: Readonly<Record<string, Table>> = TABLES;

/** Reads that are safe on an unreadable cell, so that its row may still be judged. */
const TOLERATED: Readonly<Record<string, readonly string[]>> = { SW13STG1: ['SW_DECOM'] };

type Seen = Map<string, Set<string>>;

/** Rows with the same start are put in order by all of their cells: no rule reads those. */
let isOrdering = false;

function watched(tables: TypedTables | undefined, seen: Seen): TypedTables {
  const watch = (name: string, row: AnyRow): AnyRow =>
    new Proxy(row, {
      get: (target, field) => {
        const fields = seen.get(name) ?? new Set<string>();
        if (typeof field === 'string' && !isOrdering) seen.set(name, fields.add(field));
        return Reflect.get(target, field);
      },
    });
  return Object.fromEntries(
    Object.entries(tables ?? {}).map(([name, sent]) => [
      name,
      sent && { ...sent, rows: sent.rows.map((row) => watch(name, row)) },
    ]),
  );
}

function childOf(id: string, tables: TypedTables): Child {
  isOrdering = true;
  const child = Object.fromEntries(
    Object.entries(SHAPES).map(([name, shape]) => {
      const rows = (tables[name]?.rows ?? []).filter((row) => row.CHILD === id);
      return [name, rows.length === 0 ? NO_CHILD_ROWS : childRows(rows, shape)];
    }),
  );
  isOrdering = false;
  return child;
}

function judge(rule: Rule, now: TypedTables, before: TypedTables, context: ReturnContext): void {
  const rows = now[rule.table]?.rows ?? [];
  if (rule.kind === 'row') {
    for (const row of rows) rule.fails(row, context);
  } else if (rule.kind === 'table') {
    rule.failing(rows, context);
  } else if (rule.kind === 'child') {
    const sent = [...Object.values(now), ...Object.values(before)];
    const ids = new Set(sent.flatMap((table) => table?.rows.map((row) => `${row.CHILD}`) ?? []));
    for (const id of ids) rule.failing(childOf(id, now), context, childOf(id, before));
  }
}

/** The cells that a rule read and did not declare, as table.field. */
function undeclared(seen: Seen, declared: ReadonlyMap<string, ReadonlySet<string>>, rule: Rule) {
  return [...seen].flatMap(([name, fields]) => {
    const { spell } = SHAPES[name] ?? {};
    // The order of a child's rows is calculated from these.
    const free = ['CHILD', spell?.start, spell?.end, ...(TOLERATED[rule.code] ?? [])];
    const isDeclared = (field: string) =>
      declared.get(name)?.has(field) ||
      (rule.kind === 'child' && free.includes(field)) ||
      TOLERATED[rule.code]?.includes(field);
    return [...fields].filter((field) => !isDeclared(field)).map((field) => `${name}.${field}`);
  });
}

describe('an unreadable cell keeps its row from every rule that reads it', () => {
  it.each(RULES.map((rule) => ({ code: rule.code, rule })))(
    '$code declares each cell that it reads',
    ({ rule }) => {
      const [now, before]: [Seen, Seen] = [new Map(), new Map()];
      for (const example of [...rule.ok, ...rule.bad]) {
        const { tables, lastYear, collectionYear, referenceData } = returnOfExample(
          SSDA903,
          example,
          rule,
        );
        const context = contextOf(SSDA903, collectionYear, referenceData);
        judge(rule, watched(tables, now), watched(lastYear, before), context);
      }
      const { thisYear, lastYear } = cellsRead(rule, TABLES);
      expect(undeclared(now, thisYear, rule)).toEqual([]);
      expect(undeclared(before, lastYear, rule)).toEqual([]);
    },
  );
});
