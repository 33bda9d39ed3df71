import type * as z from 'zod';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import { parseSubmissionId } from './submission-id.ts';

/** The objects of a submission's folder. Its status is what lies there. */
export type SubmissionObject =
  | 'submission.json'
  | 'completed.json'
  | 'progress.json'
  | 'validation.json'
  | 'findings.jsonl'
  | 'failure.json'
  | 'acceptance.json'
  | 'key-file.csv'
  | 'publication.json'
  | 'rebuild.json'
  | 'withdrawal-request.json'
  | 'withdrawal.json';

/** Key prefix of a submission's folder, without the closing slash. Throws `NotFound` for an id of another form. */
export function submissionFolder(id: string): string {
  return `la_code=${parseSubmissionId(id).laCode}/${id}`;
}

export function submissionKey(id: string, object: SubmissionObject): string {
  return `${submissionFolder(id)}/${object}`;
}

/** Where the bytes of a file lie in the bucket `landing`. Names given by councils are never part of a key. */
export function landingKey(id: string, index: number): string {
  return `${id}/${index}`;
}

/** The id of the submission to whose folder a key belongs. */
export function submissionIdOf(key: string): string {
  const id = key.split('/').at(-2) ?? '';
  return parseSubmissionId(id).id;
}

/** Reads one JSON object of a submission; undefined where it is not there. Throws when it does not have its schema. */
export async function readSubmissionObject<T>(
  submissions: ObjectStore,
  id: string,
  object: SubmissionObject,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  return await readJson(submissions, submissionKey(id, object), schema);
}
