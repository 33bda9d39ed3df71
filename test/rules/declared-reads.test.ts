import { describe, expect, it } from 'vitest';
import { ChildRows } from '../../schemas/returns/child-rows.ts';
import { fieldsRead } from '../../schemas/returns/engine.ts';
import { childrenOf } from '../../schemas/returns/rows-by-child.ts';
import type { Rule } from '../../schemas/returns/rule.ts';
import { tablesOfExample, yearOf } from '../../schemas/returns/ssda903/examples.ts';
import { contextOf, TABLES } from '../../schemas/returns/ssda903/index.ts';
import { RULES } from '../../schemas/returns/ssda903/rules/index.ts';
import type { AnyRow, Table } from '../../schemas/returns/table.ts';

const SHAPES: Readonly<Record<string, Table>> = TABLES;

/** Reads that are safe on an unreadable cell, so that its row may still be judged. */
const TOLERATED: Readonly<Record<string, readonly string[]>> = { SW13STG1: ['SW_DECOM'] };

const watched = (row: AnyRow, seen: Set<string>): AnyRow =>
  new Proxy(row, {
    get: (target, name) => {
      if (typeof name === 'string') seen.add(name);
      return Reflect.get(target, name);
    },
  });

function judge(rule: Rule, rows: readonly AnyRow[], shape: Table, seen: Set<string>, year: number) {
  const context = { ...contextOf(year), postcodes: { isInEngland: () => undefined } };
  const ordered = childrenOf(rows, shape).map((child) => child.map((row) => watched(row, seen)));
  if (rule.kind === 'row') {
    for (const row of ordered.flat()) rule.fails(row, context);
  } else if (rule.kind === 'child') {
    for (const child of ordered) rule.failing(new ChildRows(child), context);
  } else if (rule.kind === 'table') {
    rule.failing(ordered.flat(), context);
  }
}

describe('an unreadable cell keeps its row from every rule that reads it', () => {
  it.each(RULES.map((rule) => ({ code: rule.code, rule })))(
    '$code declares each cell that it reads',
    ({ rule }) => {
      const shape = SHAPES[rule.table];
      if (shape === undefined) throw new Error(`${rule.table} is no table.`);
      const seen = new Set<string>();
      for (const example of [...rule.ok, ...rule.bad]) {
        const year = yearOf(example, rule);
        const rows = tablesOfExample(example.rows, year)[rule.table]?.rows ?? [];
        judge(rule, rows, shape, seen, year);
      }
      const declared = new Set([...fieldsRead(rule, shape), ...(TOLERATED[rule.code] ?? [])]);
      expect([...seen].filter((field) => !declared.has(field))).toEqual([]);
    },
  );
});
