import * as z from 'zod';
import { Paging } from '../../schemas/api/common.ts';
import { Finding, FindingSeverity } from '../../schemas/api/findings.ts';
import { NotFound } from '../shared/errors.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readLines } from '../shared/read-lines.ts';
import { submissionKey } from '../shared/submissions/submission-folder.ts';

/** How findings are narrowed and paged. A child is named by its number in the list of children with findings, never by identifier. */
export const FindingsQuery = Paging.extend({
  code: z.string().min(1).max(60).optional().catch(undefined),
  severity: FindingSeverity.optional().catch(undefined),
  table: z.string().min(1).max(30).optional().catch(undefined),
  child: z.coerce.number().int().min(1).optional().catch(undefined),
  format: z.enum(['json', 'csv']).default('json'),
});
export type FindingsQuery = z.infer<typeof FindingsQuery>;

/** A finding with the number by which its child can be asked for. */
export type NumberedFinding = Finding & { readonly childNumber?: number };

/** Every finding of a submission in stable order. Throws `NotFound` before the checks have run. */
export async function* readFindings(
  submissions: ObjectStore,
  id: string,
): AsyncIterable<NumberedFinding> {
  const key = submissionKey(id, 'findings.jsonl');
  if ((await submissions.head(key)) === undefined) {
    throw new NotFound('The checks of this submission have not ended yet.');
  }
  const numbers = new Map<string, number>();
  for await (const line of readLines(submissions.read(key))) {
    if (line === '') continue;
    const finding = Finding.parse(JSON.parse(line));
    if (finding.child === undefined) yield finding;
    else yield { ...finding, childNumber: numberOf(finding.child, numbers) };
  }
}

function numberOf(child: string, numbers: Map<string, number>): number {
  const number = numbers.get(child) ?? numbers.size + 1;
  numbers.set(child, number);
  return number;
}

/** One page of the findings that a query asks for, and how many there are in all. */
export async function findingsPage(
  submissions: ObjectStore,
  id: string,
  query: FindingsQuery,
): Promise<{ results: NumberedFinding[]; total: number }> {
  const from = (query.page - 1) * query.pageSize;
  const results: NumberedFinding[] = [];
  let total = 0;
  for await (const finding of readFindings(submissions, id)) {
    if (!isAskedFor(finding, query)) continue;
    if (total >= from && results.length < query.pageSize) results.push(finding);
    total += 1;
  }
  return { results, total };
}

/** True when a finding is within the query's filters. */
export function isAskedFor(finding: NumberedFinding, query: FindingsQuery): boolean {
  return (
    (query.code === undefined || finding.code === query.code) &&
    (query.severity === undefined || finding.severity === query.severity) &&
    (query.table === undefined || finding.table === query.table) &&
    (query.child === undefined || finding.childNumber === query.child)
  );
}
