import type { Comparison } from '../../../schemas/api/comparison.ts';
import type { ValidationSummary } from '../../../schemas/api/validation.ts';
import type { ObjectStore } from '../../shared/ports/object-store.ts';
import { earlierSubmissions } from '../../shared/submissions/earlier-submissions.ts';
import { findingsLinks, queryText } from '../findings/findings-links.ts';
import { type ComparisonQuery, compareSubmissions } from './compare-submissions.ts';

/** The words for each change. */
const CHANGE_WORDS = {
  fixed: 'No longer found',
  unchecked: 'Not checked this time',
  new: 'New',
  still: 'Still there',
} as const;

/** The page that compares a submission with an earlier one, or says that there is none. */
export async function comparisonView(
  submissions: ObjectStore,
  id: string,
  summary: ValidationSummary,
  query: ComparisonQuery,
) {
  const earlier = await earlierSubmissions(submissions, id);
  const common = { id, summary, query, earlier, words: CHANGE_WORDS };
  if (earlier.length === 0) return common;
  const isHeld = earlier.some((each) => each.id === query.with);
  const asked = isHeld ? query : { ...query, with: undefined };
  const comparison = await compareSubmissions(submissions, id, asked);
  return { ...common, comparison, links: linksOf(id, asked, comparison) };
}

function linksOf(id: string, query: ComparisonQuery, { paging }: Comparison) {
  const link = (changes: Partial<Record<keyof ComparisonQuery, string | number | undefined>>) => {
    const { with: other, change, code, page } = { ...query, ...changes };
    const shown = { with: other, change, code, page: page === 1 ? undefined : page };
    return `/submissions/${id}/comparison${queryText(shown)}`;
  };
  const { page, totalPages } = paging;
  return {
    ...findingsLinks(id, { by: 'rule', page: 1 }),
    all: link({ change: undefined, code: undefined, page: 1 }),
    of: (change: string, code?: string) => link({ change, code, page: 1 }),
    list: {
      label: 'changes',
      ...(page > 1 && { previous: link({ page: page - 1 }) }),
      ...(page < totalPages && { next: link({ page: page + 1 }) }),
    },
  };
}
