import * as z from 'zod';
import { Paging } from '../../../schemas/api/common.ts';
import { ChangeKind, type Comparison } from '../../../schemas/api/comparison.ts';
import { Finding, type NumberedFinding } from '../../../schemas/api/findings.ts';
import { NotFound } from '../../shared/errors.ts';
import type { ObjectStore } from '../../shared/ports/object-store.ts';
import {
  type EarlierSubmission,
  earlierSubmissions,
} from '../../shared/submissions/earlier-submissions.ts';
import { readFindings } from '../findings/read-findings.ts';
import { readSummary } from '../findings/read-summary.ts';
import { type Change, changesByRule, totalsOf } from './changes-by-rule.ts';
import { matchFindings } from './match-findings.ts';

/** `with`: the earlier submission (default: the previous one). `change` and `code` choose the changes that are listed. */
export const ComparisonQuery = Paging.extend({
  with: z.string().max(100).optional().catch(undefined),
  change: ChangeKind.optional().catch(undefined),
  code: z
    .string()
    .max(60)
    .optional()
    .transform((text) => text || undefined)
    .catch(undefined),
});
export type ComparisonQuery = z.infer<typeof ComparisonQuery>;

/** What has changed since an earlier submission of the same council and year. Throws `NotFound` when there is none. */
export async function compareSubmissions(
  submissions: ObjectStore,
  id: string,
  query: ComparisonQuery,
): Promise<Comparison> {
  const other = await chosen(submissions, id, query.with);
  const [summary, before] = await Promise.all([
    readSummary(submissions, id),
    readSummary(submissions, other.id),
  ]);
  const changes = await changesBetween(submissions, other.id, id);
  const rules = await changesByRule(changes(), before, summary);
  const from = (query.page - 1) * query.pageSize;
  const results: Comparison['results'] = [];
  let total = 0;
  for await (const { change, finding } of changes()) {
    if (query.change !== undefined && change !== query.change) continue;
    if (query.code !== undefined && finding.code !== query.code) continue;
    if (total >= from && results.length < query.pageSize) {
      results.push({ change, number: finding.number, finding: withoutNumbers(finding) });
    }
    total += 1;
  }
  const { page, pageSize } = query;
  return {
    submission: id,
    with: {
      id: other.id,
      createdAt: other.createdAt,
      outcome: before.outcome,
      withdrawn: other.isWithdrawn,
    },
    totals: totalsOf(rules),
    rules,
    paging: { page, pageSize, totalResults: total, totalPages: Math.ceil(total / pageSize) },
    results,
  };
}

/** Lists every change: findings that are no longer found, then the current findings in their order. */
export async function changesBetween(
  submissions: ObjectStore,
  earlier: string,
  later: string,
): Promise<() => AsyncIterable<Change>> {
  const matched = await matchFindings(
    readFindings(submissions, earlier),
    readFindings(submissions, later),
  );
  const { rules, outcome } = await readSummary(submissions, later);
  const ran = new Set(
    rules.flatMap(({ code, state }) => (state === 'passed' || state === 'failed' ? [code] : [])),
  );
  const isChecked = ({ kind, code }: NumberedFinding): boolean =>
    outcome !== 'refused' && (kind !== 'rule' || ran.has(code));
  return async function* () {
    for await (const finding of readFindings(submissions, earlier)) {
      if (matched.before.has(finding.number)) continue;
      yield { change: isChecked(finding) ? 'fixed' : 'unchecked', finding };
    }
    for await (const finding of readFindings(submissions, later)) {
      yield { change: matched.now.has(finding.number) ? 'still' : 'new', finding };
    }
  };
}

async function chosen(
  submissions: ObjectStore,
  id: string,
  wanted: string | undefined,
): Promise<EarlierSubmission> {
  const earlier = await earlierSubmissions(submissions, id);
  const found = wanted === undefined ? earlier[0] : earlier.find((each) => each.id === wanted);
  if (found === undefined) {
    throw new NotFound('There is no earlier submission of this council and year to compare with.');
  }
  return found;
}

// A number identifies a finding within one submission only, so it would mislead in a list of two.
function withoutNumbers({ number: _, childNumber: __, note: ___, ...finding }: NumberedFinding) {
  return Finding.parse(finding);
}
