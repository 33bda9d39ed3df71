import type { NumberedFinding } from '../../../schemas/api/findings.ts';
import type { NotedFinding } from '../../../schemas/api/notes.ts';
import type { ObjectStore } from '../../shared/ports/object-store.ts';
import { filteredFindings } from '../findings/findings-filter.ts';
import { withNotes } from '../findings/read-findings.ts';

/** Every note of a submission with its finding, without the child's identifier. */
export async function notedFindings(submissions: ObjectStore, id: string): Promise<NotedFinding[]> {
  const { list, noted } = await filteredFindings(submissions, id, { note: 'with' });
  if (noted.size === 0) return [];
  const found: NumberedFinding[] = [];
  for await (const finding of list()) found.push(finding);
  const findings = await withNotes(submissions, id, found, noted);
  return findings.flatMap(({ number, code, title, table, line, note }) =>
    note === undefined
      ? []
      : [{ finding: number, code, title, ...(table && { table }), ...(line && { line }), note }],
  );
}
