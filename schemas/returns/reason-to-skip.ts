import { cellsRead } from './cells-read.ts';
import type { PreparedReturn, Shapes } from './prepared-return.ts';
import type { Need, ReturnContext, Rule } from './rule.ts';

const NOT_LOADED: Readonly<Record<Need, string>> = {
  council: 'The council of the return was not given.',
  postcodes: 'No postcode list is loaded.',
  providers: 'No list of Ofsted’s providers is loaded.',
};

interface Sent {
  readonly thisYear: PreparedReturn;
  /** Undefined when last year's return is not held. */
  readonly lastYear: PreparedReturn | undefined;
  readonly shapes: Shapes;
}

/** Why a rule cannot check this return, in words for the council. Undefined when it can. */
export function reasonToSkip(rule: Rule, sent: Sent, context: ReturnContext): string | undefined {
  return (
    missingTables(rule, sent.thisYear) ??
    missingLastYear(rule, sent.lastYear) ??
    missingColumns(rule, sent) ??
    missingReference(rule, context)
  );
}

/** At least one table that the rule points at, and every table that it requires, must have been sent. */
function missingTables(rule: Rule, thisYear: PreparedReturn): string | undefined {
  const pointedAt = [rule.table, ...Object.keys(rule.alsoPointsAt ?? {})];
  const isSent = (name: string): boolean => thisYear.table(name) !== undefined;
  const required = Object.keys(rule.with ?? {}).filter((name) => !isSent(name));
  const lacking = pointedAt.some(isSent) ? required : [rule.table, ...required];
  return lacking[0] === undefined ? undefined : `The ${lacking[0]} table was not sent.`;
}

function missingLastYear(rule: Rule, lastYear: PreparedReturn | undefined): string | undefined {
  const required = Object.keys(rule.withLastYear ?? {});
  if (required.length === 0) return undefined;
  if (lastYear === undefined) return 'Last year’s return is not held.';
  const lacking = required.find((name) => lastYear.table(name) === undefined);
  return lacking === undefined ? undefined : `Last year’s return has no ${lacking} table.`;
}

function missingColumns(rule: Rule, { thisYear, lastYear, shapes }: Sent): string | undefined {
  const reads = cellsRead(rule, shapes);
  const lacking = (sent: PreparedReturn | undefined, name: string, fields: ReadonlySet<string>) =>
    (sent?.table(name)?.sent.missingColumns ?? []).filter((field) => fields.has(field)).join(', ');
  for (const [name, fields] of reads.thisYear) {
    const columns = lacking(thisYear, name, fields);
    if (columns !== '') return `The ${name} file has no column ${columns}.`;
  }
  for (const [name, fields] of reads.lastYear) {
    const columns = lacking(lastYear, name, fields);
    if (columns !== '') return `Last year’s ${name} table has no column ${columns}.`;
  }
  return undefined;
}

function missingReference({ needs = [] }: Rule, context: ReturnContext): string | undefined {
  const lacking = needs.find((need) => context[need] === undefined);
  return lacking === undefined ? undefined : NOT_LOADED[lacking];
}
