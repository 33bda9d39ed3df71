import type { Rule } from '../../../rule.ts';
import type { AnyRow } from '../../../table.ts';
import { ad1, failing, header, oc2, oc3, prevPerm, uasc } from '../makers.ts';
import { rowsThatShare } from '../predicates/repeated.ts';

interface OneRowTable {
  readonly code: string;
  /** The name of the table for people. */
  readonly name: string;
  readonly rules:
    | typeof ad1
    | typeof header
    | typeof oc2
    | typeof oc3
    | typeof prevPerm
    | typeof uasc;
}

type WithChild = AnyRow & { readonly CHILD: string | null };

/** Rows whose child has another row. Rows without an identifier are excluded. */
function rowsOfRepeated<R extends WithChild>(rows: readonly R[]): readonly R[] {
  return rowsThatShare(rows, ({ CHILD }) => CHILD);
}

function onceInTable({ code, name, rules }: OneRowTable): Rule {
  return rules.table({
    code,
    title: `Each child has one row in the ${name} table`,
    fields: ['CHILD'],
    message: `The same child is in the ${name} table more than once.`,
    fix: 'Keep one row for the child and remove the others.',
    failing: rowsOfRepeated,
    ok: [
      rules.example('two children', { CHILD: 'A1' }, { CHILD: 'A2' }),
      rules.example('rows without an identifier', { CHILD: '' }, { CHILD: '' }),
    ],
    bad: [
      failing(
        2,
        rules.example('one child twice', { CHILD: 'A1' }, { CHILD: 'A2' }, { CHILD: 'A1' }),
      ),
      failing(
        2,
        rules.example('capitals and spaces make no difference', { CHILD: 'A1' }, { CHILD: 'a1 ' }),
      ),
    ],
  });
}

/** Rules on tables with one row for each child. */
export const ONCE_IN_TABLE_RULES: readonly Rule[] = [
  onceInTable({ code: 'INT31', name: 'AD1', rules: ad1 }),
  onceInTable({ code: 'INT32', name: 'Header', rules: header }),
  onceInTable({ code: 'INT33', name: 'OC2', rules: oc2 }),
  onceInTable({ code: 'INT34', name: 'OC3', rules: oc3 }),
  onceInTable({ code: 'INT35', name: 'PrevPerm', rules: prevPerm }),
  onceInTable({ code: 'INT36', name: 'UASC', rules: uasc }),
];
