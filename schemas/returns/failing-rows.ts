import type { PreparedReturn } from './prepared-return.ts';
import type { PreparedTable } from './prepared-table.ts';
import type { FieldsByTable, Rule } from './rule.ts';
import type { AnyRow } from './table.ts';

/** A row that fails a rule, and the cells that the rule points at. */
export interface RuleFailure {
  readonly table: string;
  readonly row: number;
  readonly fields: readonly string[];
  /** True when the row is one of last year's return. */
  readonly lastYear?: true;
}

/** The failing rows of one table, stored as one bit for each row. */
class Marks {
  count = 0;
  readonly #bytes: Uint8Array;

  constructor(rows: number) {
    this.#bytes = new Uint8Array(Math.ceil(rows / 8));
  }

  add(row: number): void {
    const [at, bit] = [row >> 3, 1 << (row & 7)];
    const byte = this.#bytes[at] ?? 0;
    if ((byte & bit) !== 0) return;
    this.#bytes[at] = byte | bit;
    this.count += 1;
  }

  has(row: number): boolean {
    return ((this.#bytes[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
  }

  /** The positions of the marked rows, in the order of the file. */
  *rows(): Iterable<number> {
    for (const [at, byte] of this.#bytes.entries()) {
      if (byte === 0) continue;
      for (let bit = 0; bit < 8; bit += 1) if ((byte & (1 << bit)) !== 0) yield at * 8 + bit;
    }
  }
}

/** A table that a rule points at. */
interface Target {
  readonly table: string;
  readonly fields: readonly string[];
  readonly sent: PreparedTable;
  readonly lastYear?: true;
  marks?: Marks;
}

function targetsOf(pointedAt: FieldsByTable, sent: PreparedReturn): Target[] {
  return Object.entries(pointedAt).flatMap(([name, fields = []]) => {
    const table = sent.table(name);
    return table === undefined ? [] : [{ table: name, fields, sent: table }];
  });
}

/**
 * The rows that fail a rule, each once. Compact, because a return in which every row fails a hundred rules must fit in
 * memory.
 */
export class FailingRows {
  readonly #targets: readonly Target[];

  constructor(rule: Rule, thisYear: PreparedReturn, lastYear: PreparedReturn) {
    const now = { [rule.table]: rule.fields, ...rule.alsoPointsAt };
    const before = targetsOf(rule.pointsAtLastYear ?? {}, lastYear);
    this.#targets = [
      ...targetsOf(now, thisYear),
      ...before.map((target) => ({ ...target, lastYear: true as const })),
    ];
  }

  /** Throws for a row that the rule does not point at. */
  add(row: AnyRow): void {
    for (const target of this.#targets) {
      const position = target.sent.positionOf(row);
      if (position === undefined) continue;
      target.marks ??= new Marks(target.sent.sent.rows.length);
      target.marks.add(position);
      return;
    }
    throw new Error('A rule gave a row that it does not point at.');
  }

  /** True when the row at this position in this year's table fails. */
  has(table: string, row: number): boolean {
    return this.#targets.some(
      (target) => target.table === table && !target.lastYear && (target.marks?.has(row) ?? false),
    );
  }

  /** The number of failing rows, by table. Tables without failing rows are omitted. */
  counts(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { table, marks } of this.#targets) {
      if (marks !== undefined) counts.set(table, (counts.get(table) ?? 0) + marks.count);
    }
    return counts;
  }

  /** The failing rows, this year's first, by table and in file order. At most `mostOfTable` rows of each table. */
  *inOrder(mostOfTable: number = Number.POSITIVE_INFINITY): Iterable<RuleFailure> {
    for (const { table, fields, marks, lastYear } of this.#targets) {
      let left = mostOfTable;
      for (const row of marks?.rows() ?? []) {
        if (left === 0) break;
        left -= 1;
        yield { table, row, fields, ...(lastYear && { lastYear }) };
      }
    }
  }
}
