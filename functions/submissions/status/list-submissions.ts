import type * as z from 'zod';
import {
  Acceptance,
  StoredSubmission,
  type SubmissionSummary,
} from '../../../schemas/api/submissions.ts';
import { Failure, ValidationSummary } from '../../../schemas/api/validation.ts';
import type { Log } from '../../shared/ports/log.ts';
import type { ObjectStore } from '../../shared/ports/object-store.ts';
import { countsOf, isStopped, statusOf } from '../../shared/submissions/describe-submission.ts';
import { returnInForce } from '../../shared/submissions/returns-in-force.ts';
import {
  readSubmissionObject,
  type SubmissionObject,
} from '../../shared/submissions/submission-folder.ts';
import { isSubmissionId, parseSubmissionId } from '../../shared/submissions/submission-id.ts';
import type { SubmissionStores } from '../decisions/accept-submission.ts';

interface ListDependencies extends SubmissionStores {
  readonly log: Log;
}

/**
 * The submissions of some councils or of all, newest first. Reads only listings, summaries and the ledger. A submission
 * that cannot be read is listed as failed, so that the others are still shown.
 */
export async function listSubmissions(
  councils: readonly string[] | 'all',
  stores: ListDependencies,
): Promise<SubmissionSummary[]> {
  const prefixes = councils === 'all' ? ['la_code='] : councils.map((code) => `la_code=${code}/`);
  const folders = await Promise.all(
    prefixes.map((prefix) => foldersIn(stores.submissions, prefix)),
  );
  const merged = folders.flatMap((found) => [...found]);
  const summaries = await Promise.all(
    merged.map(([id, objects]) =>
      summarise(id, objects, stores).catch((error: unknown) => {
        stores.log.defect('submission cannot be read', { requestId: id, error });
        return {
          ...identityOf(id),
          return: parseSubmissionId(id).returnType,
          status: 'failed' as const,
        };
      }),
    ),
  );
  return summaries.sort(
    (a, b) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id),
  );
}

async function foldersIn(
  submissions: ObjectStore,
  prefix: string,
): Promise<Map<string, Set<SubmissionObject>>> {
  const folders = new Map<string, Set<SubmissionObject>>();
  for await (const { key } of submissions.list(prefix)) {
    const [, id = '', object] = key.split('/');
    if (!isSubmissionId(id)) continue;
    const objects = folders.get(id) ?? new Set();
    folders.set(id, objects.add(object as SubmissionObject));
  }
  return folders;
}

async function summarise(
  id: string,
  objects: ReadonlySet<SubmissionObject>,
  { submissions, lake }: SubmissionStores,
): Promise<SubmissionSummary> {
  const identity = identityOf(id);
  const read = async <T>(object: SubmissionObject, schema: z.ZodType<T>) =>
    objects.has(object) ? await readSubmissionObject(submissions, id, object, schema) : undefined;
  const [stored, validation, failure] = await Promise.all([
    readSubmissionObject(submissions, id, 'submission.json', StoredSubmission),
    read('validation.json', ValidationSummary),
    read('failure.json', Failure),
  ]);
  if (stored === undefined) throw new Error('The submission has no submission.json.');
  const { return: returnType } = stored;
  const acceptance = failure && (await read('acceptance.json', Acceptance));
  const current = objects.has('publication.json')
    ? (await returnInForce(lake, parseSubmissionId(id)))?.submission_id
    : undefined;
  const status = statusOf(objects, {
    validation,
    isSuperseded: current !== id,
    isStopped: isStopped(failure, validation, acceptance),
  });
  return {
    ...identity,
    return: returnType,
    status,
    ...(validation && { counts: countsOf(validation) }),
  };
}

function identityOf(id: string) {
  const { returnType, laCode, collectionYear, createdAt } = parseSubmissionId(id);
  return { id, return: returnType, collectionYear, laCode, createdAt };
}
