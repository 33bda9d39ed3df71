import type { Shapes } from './prepared-return.ts';
import type { FieldsByTable, Rule } from './rule.ts';

type Reads = ReadonlyMap<string, ReadonlySet<string>>;

/** The columns that a rule reads, by table: in this year's return and in last year's. */
export interface CellsRead {
  readonly thisYear: Reads;
  readonly lastYear: Reads;
}

const known = new WeakMap<Rule, CellsRead>();

/**
 * The columns that a rule reads: those it points at, those it declares in addition, and, for a child rule, the
 * identifier and the start date that group and order the rows.
 */
export function cellsRead(rule: Rule, shapes: Shapes): CellsRead {
  const before = known.get(rule);
  if (before !== undefined) return before;
  const ordered = (name: string): readonly string[] => {
    const spell = shapes[name]?.spell;
    if (rule.kind !== 'child') return [];
    return spell === undefined ? ['CHILD'] : ['CHILD', spell.start];
  };
  const gather = (...given: readonly (FieldsByTable | undefined)[]): Reads => {
    const reads = new Map<string, Set<string>>();
    for (const [name, fields] of given.flatMap((each) => Object.entries(each ?? {}))) {
      const all = reads.get(name) ?? new Set(ordered(name));
      for (const field of fields ?? []) all.add(field);
      reads.set(name, all);
    }
    return reads;
  };
  const own = { [rule.table]: [...rule.fields, ...(rule.alsoReads ?? [])] };
  const cells = {
    thisYear: gather(own, rule.alsoPointsAt, rule.with, rule.withIfSent),
    lastYear: gather(rule.withLastYear, rule.withLastYearIfHeld, rule.pointsAtLastYear),
  };
  known.set(rule, cells);
  return cells;
}

/** The columns that must be readable: all except those that the rule checks only for being filled. */
export function mustBeReadable(rule: Rule, fields: ReadonlySet<string>): readonly string[] {
  const asked = rule.askedIfFilled ?? [];
  return asked.length === 0 ? [...fields] : [...fields].filter((field) => !asked.includes(field));
}
