import * as z from 'zod';
import { FindingSeverity, type NumberedFinding } from '../../../schemas/api/findings.ts';
import { wholeNumberText } from '../../../schemas/api/numbers.ts';
import type { ObjectStore } from '../../shared/ports/object-store.ts';
import { listNotes } from '../../shared/submissions/finding-notes.ts';
import { readFindings } from './read-findings.ts';

const Choice = z
  .string()
  .max(60)
  .optional()
  .transform((text) => text || undefined)
  .catch(undefined);

/** Chooses the findings that are shown. Invalid filters are ignored. `child` is the child's number; 0 means no child. */
export const FindingsFilter = z.object({
  code: Choice,
  table: Choice,
  severity: FindingSeverity.optional().catch(undefined),
  note: z.enum(['with', 'without']).optional().catch(undefined),
  child: wholeNumberText(0, 9_999_999).optional().catch(undefined),
});
export type FindingsFilter = Partial<z.infer<typeof FindingsFilter>>;

/** The filter of a query, without its other parameters. */
export function filterOf({ code, table, severity, note, child }: FindingsFilter): FindingsFilter {
  return { code, table, severity, note, child };
}

/** True when the query has a filter. */
export function isFiltered(query: FindingsFilter): boolean {
  return Object.values(filterOf(query)).some((value) => value !== undefined);
}

/** True when a finding matches the filter. */
function isAskedFor(
  finding: NumberedFinding,
  filter: FindingsFilter,
  noted: ReadonlySet<number>,
): boolean {
  const { code, severity, table, child, note } = filter;
  return (
    (code === undefined || finding.code === code) &&
    (severity === undefined || finding.severity === severity) &&
    (table === undefined || finding.table === table) &&
    (child === undefined || (finding.childNumber ?? 0) === child) &&
    (note === undefined || noted.has(finding.number) === (note === 'with'))
  );
}

/** The findings that match a filter, which can be read more than once, and the numbers of all findings with a note. */
export async function filteredFindings(
  submissions: ObjectStore,
  id: string,
  filter: FindingsFilter,
) {
  const noted = new Set(
    [...(await listNotes(submissions, id))].flatMap(([number, isThere]) =>
      isThere ? [number] : [],
    ),
  );
  const list = async function* () {
    for await (const each of readFindings(submissions, id)) {
      if (isAskedFor(each, filter, noted)) yield each;
    }
  };
  return { list, noted };
}
