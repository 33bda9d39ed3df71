import type { RuleOutcome } from '../../schemas/returns/engine.ts';
import type { Rule } from '../../schemas/returns/rule.ts';
import { isBlockingRule, rulesOf } from '../../schemas/returns/ssda903/index.ts';
import { LISTED_PER_CODE } from '../shared/reading/finding-list.ts';
import type { ReturnRead } from '../shared/reading/read-return.ts';
import { placeOf } from './cell-values.ts';
import { tableOf } from './table-of.ts';

/** Makes a finding of every row that a rule found wrong, and of every rule that could not run. */
export function reportOutcomes(
  outcomes: readonly RuleOutcome[],
  read: ReturnRead,
  collectionYear: number,
): void {
  const rules = new Map(rulesOf(collectionYear).map((rule) => [rule.code, rule]));
  for (const outcome of outcomes) {
    const rule = rules.get(outcome.code);
    if (outcome.state === 'could-not-run') {
      read.findings.report('rule-could-not-run', { words: { rule: outcome.code } });
    }
    if (rule !== undefined) reportFailures(rule, outcome, read);
  }
}

function reportFailures(rule: Rule, outcome: RuleOutcome, { tables, findings }: ReturnRead): void {
  const { code, severity, title, message, mend } = rule;
  const blocking = isBlockingRule(code);
  for (const [index, failure] of outcome.failures.entries()) {
    const table = tableOf(tables, failure.table);
    if (table === undefined) continue;
    const place =
      index < LISTED_PER_CODE
        ? placeOf(table, failure.row, failure.fields)
        : { table: failure.table, fields: [] };
    findings.add({ code, kind: 'rule', severity, blocking, title, message, mend, ...place });
  }
}
