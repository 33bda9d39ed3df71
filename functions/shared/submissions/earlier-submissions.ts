import type { ObjectStore } from '../ports/object-store.ts';
import { submissionFolder } from './submission-folder.ts';
import { idPrefix, isSubmissionId, parseSubmissionId } from './submission-id.ts';

/** An earlier submission whose checks have finished. */
export interface EarlierSubmission {
  readonly id: string;
  readonly createdAt: string;
  readonly hasNotes: boolean;
  readonly isWithdrawn: boolean;
}

/** Checked submissions of the same return, council and year that were started before this one, newest first. */
export async function earlierSubmissions(
  submissions: ObjectStore,
  id: string,
): Promise<EarlierSubmission[]> {
  const prefix = submissionFolder(id).replace(id, idPrefix(parseSubmissionId(id)));
  const folders = new Map<string, Set<string>>();
  for await (const { key } of submissions.list(prefix)) {
    const [, other = '', object = ''] = key.split('/');
    if (!isSubmissionId(other) || other >= id) continue;
    folders.set(other, (folders.get(other) ?? new Set()).add(object));
  }
  return [...folders]
    .filter(([, objects]) => objects.has('validation.json') && objects.has('findings.jsonl'))
    .map(([other, objects]) => ({
      id: other,
      createdAt: parseSubmissionId(other).createdAt,
      hasNotes: objects.has('notes'),
      isWithdrawn: objects.has('withdrawal.json') || objects.has('withdrawal-request.json'),
    }))
    .sort((a, b) => (a.id < b.id ? 1 : -1));
}
