import type { NumberedFinding } from '../../../schemas/api/findings.ts';
import { type FindingIdentity, identityOf } from '../../shared/submissions/finding-identity.ts';

/** The numbers of the findings that two submissions share, in each of them. */
export interface MatchedFindings {
  readonly before: ReadonlySet<number>;
  readonly now: ReadonlySet<number>;
}

interface Candidate extends FindingIdentity {
  readonly number: number;
}

/**
 * Pairs the findings of two submissions: first those on the same row with the same values, then the remaining ones of the
 * same rule, child and table. So a wrong value that was changed to another wrong value is still the same finding.
 * Each finding is paired once.
 */
export async function matchFindings(
  before: AsyncIterable<NumberedFinding>,
  now: AsyncIterable<NumberedFinding>,
): Promise<MatchedFindings> {
  const earlier = await candidates(before);
  const later = await candidates(now);
  const matched = { before: new Set<number>(), now: new Set<number>() };
  for (const identity of ['exact', 'loose'] as const) {
    const left = earlier.filter(({ number }) => !matched.before.has(number));
    const waiting = Map.groupBy(left, (each) => each[identity]);
    for (const each of later) {
      if (matched.now.has(each.number)) continue;
      const partner = waiting.get(each[identity])?.shift();
      if (partner === undefined) continue;
      matched.before.add(partner.number);
      matched.now.add(each.number);
    }
  }
  return matched;
}

async function candidates(findings: AsyncIterable<NumberedFinding>): Promise<Candidate[]> {
  const all: Candidate[] = [];
  for await (const finding of findings) {
    all.push({ number: finding.number, ...identityOf(finding) });
  }
  return all;
}
