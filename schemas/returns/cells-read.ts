import type { Shapes } from './prepared-return.ts';
import type { FieldsByTable, Rule } from './rule.ts';

type Reads = ReadonlyMap<string, ReadonlySet<string>>;

/** Every cell that a rule reads, by table: of this year's return and of last year's. */
export interface CellsRead {
  readonly thisYear: Reads;
  readonly lastYear: Reads;
}

const known = new WeakMap<Rule, CellsRead>();

/** The cells a rule reads: those it points at, those it names besides, and of a child's rows the identifier and the dates that order them. */
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

/** Those of the cells read that must be readable: all but those of which a rule asks only whether they are filled. */
export function mustBeReadable(rule: Rule, fields: ReadonlySet<string>): readonly string[] {
  const asked = rule.askedIfFilled ?? [];
  return asked.length === 0 ? [...fields] : [...fields].filter((field) => !asked.includes(field));
}
