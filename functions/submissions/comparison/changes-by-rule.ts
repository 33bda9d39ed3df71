import type { ChangeKind, Comparison } from '../../../schemas/api/comparison.ts';
import type { NumberedFinding } from '../../../schemas/api/findings.ts';
import type { ValidationSummary } from '../../../schemas/api/validation.ts';
import { importanceOf, overviewOf } from '../findings/findings-overview.ts';

type ChangesOfRule = Comparison['rules'][number];

/** The number of findings of each rule by how they changed, most important rule first. */
export async function changesByRule(
  changes: AsyncIterable<Change>,
  before: ValidationSummary,
  now: ValidationSummary,
): Promise<ChangesOfRule[]> {
  const rules = new Map<string, ChangesOfRule>();
  const lists = { before: overviewOf(before), now: overviewOf(now) };
  const beyond = (side: 'before' | 'now', code: string): number => {
    const found = lists[side].find((each) => each.code === code);
    return found === undefined ? 0 : found.count - found.listed;
  };
  const ranBefore = new Map(before.rules.map(({ code, state }) => [code, state]));
  for (const { code, kind, severity, blocking, title } of [...lists.before, ...lists.now]) {
    const state = ranBefore.get(code);
    rules.set(code, {
      ...{ code, kind, severity, blocking, title },
      ...{ fixed: 0, unchecked: 0, new: 0, still: 0 },
      notListed: { before: beyond('before', code), now: beyond('now', code) },
      ranBefore: kind !== 'rule' || state === 'passed' || state === 'failed',
    });
  }
  for await (const { change, finding } of changes) {
    const rule = rules.get(finding.code);
    if (rule !== undefined) rule[change] += 1;
  }
  const compare = importanceOf({
    ...now,
    findingsByCode: [...before.findingsByCode, ...now.findingsByCode],
  });
  return [...rules.values()].sort((a, b) => compare(a.code, b.code));
}

/** The numbers of all rules together. */
export function totalsOf(rules: readonly ChangesOfRule[]): Comparison['totals'] {
  const sum = (change: keyof Comparison['totals']) =>
    rules.reduce((total, rule) => total + rule[change], 0);
  return {
    fixed: sum('fixed'),
    unchecked: sum('unchecked'),
    new: sum('new'),
    still: sum('still'),
  };
}

/** A finding of either submission, and how it changed. */
export interface Change {
  readonly change: ChangeKind;
  readonly finding: NumberedFinding;
}
