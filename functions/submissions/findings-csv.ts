import { toCsv } from '../shared/csv.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { type FindingsQuery, isAskedFor, readFindings } from './read-findings.ts';

const HEADER = [
  'code',
  'severity',
  'blocking',
  'title',
  'message',
  'how_to_mend',
  'table',
  'file',
  'line',
  'child',
  'fields',
  'values',
];

/** All findings within the filters as CSV, one line a finding. */
export async function findingsCsv(
  submissions: ObjectStore,
  id: string,
  query: FindingsQuery,
): Promise<string> {
  const rows: (string | number | null | undefined)[][] = [];
  for await (const finding of readFindings(submissions, id)) {
    if (!isAskedFor(finding, query)) continue;
    rows.push([
      finding.code,
      finding.severity,
      finding.blocking ? 'yes' : 'no',
      finding.title,
      finding.message,
      finding.mend,
      finding.table,
      finding.file,
      finding.line,
      finding.child,
      finding.fields.map(({ name }) => name).join('; '),
      finding.fields.map(({ value }) => value).join('; '),
    ]);
  }
  return toCsv(HEADER, rows);
}
