import type * as z from 'zod';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import { parseSubmissionId } from './submission-id.ts';

/** The objects in a submission's folder. Which of them exist decides its status. */
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

/** The key prefix of a submission's folder, without the final slash. Throws `NotFound` for text that is not an id. */
export function submissionFolder(id: string): string {
  return `la_code=${parseSubmissionId(id).laCode}/${id}`;
}

export function submissionKey(id: string, object: SubmissionObject): string {
  return `${submissionFolder(id)}/${object}`;
}

/** The key of an uploaded file in the bucket `landing`. File names given by councils are never part of a key. */
export function landingKey(id: string, index: number): string {
  return `${id}/${index}`;
}

/** The id of the submission to whose folder a key belongs. */
export function submissionIdOf(key: string): string {
  const id = key.split('/').at(-2) ?? '';
  return parseSubmissionId(id).id;
}

/** Reads one JSON object of a submission. Undefined when there is none. Throws when it does not match the schema. */
export async function readSubmissionObject<T>(
  submissions: ObjectStore,
  id: string,
  object: SubmissionObject,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  return await readJson(submissions, submissionKey(id, object), schema);
}
