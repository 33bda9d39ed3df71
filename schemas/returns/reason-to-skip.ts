import { cellsRead } from './cells-read.ts';
import type { PreparedReturn, Shapes } from './prepared-return.ts';
import type { Need, ReturnContext, Rule } from './rule.ts';

const NOT_LOADED: Readonly<Record<Need, string>> = {
  council: 'It was not said which council the return is of.',
  postcodes: 'No postcode list is loaded.',
  providers: 'No list of Ofsted’s providers is loaded.',
};

interface Sent {
  readonly thisYear: PreparedReturn;
  /** Undefined when last year's return is not held. */
  readonly lastYear: PreparedReturn | undefined;
  readonly shapes: Shapes;
}

/** Why a rule cannot judge this return, in words for the council; undefined when it can. */
export function reasonToSkip(rule: Rule, sent: Sent, context: ReturnContext): string | undefined {
  return (
    lackOfTables(rule, sent.thisYear) ??
    lackOfLastYear(rule, sent.lastYear) ??
    lackOfColumns(rule, sent) ??
    lackOfReference(rule, context)
  );
}

/** At least one table that it points at must have been sent, and each that it cannot do without. */
function lackOfTables(rule: Rule, thisYear: PreparedReturn): string | undefined {
  const pointedAt = [rule.table, ...Object.keys(rule.alsoPointsAt ?? {})];
  const isSent = (name: string): boolean => thisYear.table(name) !== undefined;
  const required = Object.keys(rule.with ?? {}).filter((name) => !isSent(name));
  const lacking = pointedAt.some(isSent) ? required : [rule.table, ...required];
  return lacking[0] === undefined ? undefined : `The ${lacking[0]} table was not sent.`;
}

function lackOfLastYear(rule: Rule, lastYear: PreparedReturn | undefined): string | undefined {
  const required = Object.keys(rule.withLastYear ?? {});
  if (required.length === 0) return undefined;
  if (lastYear === undefined) return 'Last year’s return is not held.';
  const lacking = required.find((name) => lastYear.table(name) === undefined);
  return lacking === undefined ? undefined : `Last year’s return has no ${lacking} table.`;
}

function lackOfColumns(rule: Rule, { thisYear, lastYear, shapes }: Sent): string | undefined {
  const reads = cellsRead(rule, shapes);
  const lacking = (sent: PreparedReturn | undefined, name: string, fields: ReadonlySet<string>) =>
    (sent?.table(name)?.sent.missingColumns ?? []).filter((field) => fields.has(field)).join(', ');
  for (const [name, fields] of reads.thisYear) {
    const columns = lacking(thisYear, name, fields);
    if (columns !== '') return `The ${name} file has no column ${columns}.`;
  }
  for (const [name, fields] of reads.lastYear) {
    const columns = lacking(lastYear, name, fields);
    if (columns !== '') return `Last year’s ${name} table, as it is held, has no ${columns}.`;
  }
  return undefined;
}

function lackOfReference({ needs = [] }: Rule, context: ReturnContext): string | undefined {
  const lacking = needs.find((need) => context[need] === undefined);
  return lacking === undefined ? undefined : NOT_LOADED[lacking];
}
