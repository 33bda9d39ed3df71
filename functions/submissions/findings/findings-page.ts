import * as z from 'zod';
import { Paging } from '../../../schemas/api/common.ts';
import type { FindingPage, NumberedFinding } from '../../../schemas/api/findings.ts';
import { wholeNumberText } from '../../../schemas/api/numbers.ts';
import type { ObjectStore } from '../../shared/ports/object-store.ts';
import { FindingsFilter, filteredFindings } from './findings-filter.ts';
import { withNotes } from './read-findings.ts';

/** The API's query for findings: filter, page and format. */
export const FindingsQuery = Paging.extend({
  ...FindingsFilter.shape,
  // A page ignores what it cannot use. A program is told.
  child: wholeNumberText(0, 9_999_999).optional(),
  format: z.enum(['json', 'csv', 'ods']).default('json'),
});
export type FindingsQuery = z.infer<typeof FindingsQuery>;

/** One page of the findings that match a query, with their notes. */
export async function findingsPage(
  submissions: ObjectStore,
  id: string,
  query: FindingsQuery,
): Promise<z.infer<typeof FindingPage>> {
  const { page, pageSize } = query;
  const from = (page - 1) * pageSize;
  const { list, noted } = await filteredFindings(submissions, id, query);
  const results: NumberedFinding[] = [];
  let total = 0;
  for await (const finding of list()) {
    if (total >= from && results.length < pageSize) results.push(finding);
    total += 1;
  }
  return {
    paging: { page, pageSize, totalResults: total, totalPages: Math.ceil(total / pageSize) },
    results: await withNotes(submissions, id, results, noted),
  };
}
