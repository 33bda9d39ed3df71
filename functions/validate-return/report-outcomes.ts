import type { RuleFailure, RuleOutcome } from '../../schemas/returns/engine.ts';
import { isBlockingRule, type Return } from '../../schemas/returns/return.ts';
import type { Rule } from '../../schemas/returns/rule.ts';
import { rulesOf } from '../../schemas/returns/rules-of-year.ts';
import type { ProblemPlace } from '../shared/reading/finding-list.ts';
import type { ReadTables, ReturnRead } from '../shared/reading/read-return.ts';
import { placeOf } from './cell-values.ts';

/** This year's return, and last year's if there is one. */
type ReturnToPointAt = Pick<ReturnRead, 'tables' | 'findings'> & {
  readonly definition: Return;
  readonly lastYear?: ReadTables | undefined;
};

/** Adds a finding for every row that breaks a rule, and for every rule that could not run. */
export function reportOutcomes(
  outcomes: readonly RuleOutcome[],
  read: ReturnToPointAt,
  collectionYear: number,
): void {
  const rules = new Map(rulesOf(read.definition, collectionYear).map((rule) => [rule.code, rule]));
  for (const outcome of outcomes) {
    const rule = rules.get(outcome.code);
    if (outcome.state === 'could-not-run') {
      read.findings.report('rule-could-not-run', { placeholders: { rule: outcome.code } });
    }
    if (rule !== undefined) reportFailures(rule, outcome, read);
  }
}

function reportFailures(rule: Rule, outcome: RuleOutcome, read: ReturnToPointAt): void {
  const { code, severity, title, message, fix } = rule;
  const { definition, findings } = read;
  const texts = { title, message, fix };
  const blocking = isBlockingRule(definition, code);
  const about = { code, kind: 'rule', severity, blocking, ...texts } as const;
  const listed = new Map<string, number>();
  for (const failure of outcome.failures) {
    const { table } = failure;
    listed.set(table, (listed.get(table) ?? 0) + 1);
    findings.add({ ...about, fields: [], ...placeOfFailure(failure, read) });
  }
  for (const [table, count] of outcome.counts) {
    findings.count({ ...about, table, fields: [] }, count - (listed.get(table) ?? 0));
  }
}

/** The place of a failure in the files. Rows of last year's return from the lake have no line. */
function placeOfFailure(failure: RuleFailure, read: ReturnToPointAt): ProblemPlace {
  const { table: name, row, fields, lastYear } = failure;
  const table = (lastYear ? read.lastYear : read.tables)?.[name];
  return {
    ...(table === undefined ? { table: name } : placeOf(table, row, fields)),
    ...(lastYear && { lastYear }),
  };
}
