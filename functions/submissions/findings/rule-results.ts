import type { ValidationSummary } from '../../../schemas/api/validation.ts';

type CheckedRule = ValidationSummary['rules'][number];

/** The rules of the year grouped by result, and the skipped ones by reason, so that none is mistaken for a pass. */
export function ruleResults({ rules }: ValidationSummary) {
  const inState = (state: CheckedRule['state']) => rules.filter((rule) => rule.state === state);
  const skipped = inState('skipped');
  return {
    total: rules.length,
    failed: inState('failed'),
    passed: inState('passed'),
    couldNotRun: inState('could-not-run'),
    skipped,
    reasons: [...Map.groupBy(skipped, ({ reason = 'No reason was recorded.' }) => reason)]
      .map(([reason, own]) => ({ reason, rules: own }))
      .sort((a, b) => b.rules.length - a.rules.length),
  };
}
