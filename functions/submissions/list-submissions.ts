import type { SubmissionSummary } from '../../schemas/api/submissions.ts';
import { ValidationSummary } from '../../schemas/api/validation.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { countsOf, statusOf } from '../shared/submissions/describe-submission.ts';
import { inForce, readLedger } from '../shared/submissions/ledger.ts';
import {
  readSubmissionObject,
  type SubmissionObject,
} from '../shared/submissions/submission-folder.ts';
import { parseSubmissionId } from '../shared/submissions/submission-id.ts';
import type { SubmissionStores } from './accept-submission.ts';

const WITH_CHECKS = new Set<SubmissionObject>(['validation.json']);

/** The submissions of some councils or of all, newest first. Reads only listings, summaries and the ledger. */
export async function listSubmissions(
  councils: readonly string[] | 'all',
  stores: SubmissionStores,
): Promise<SubmissionSummary[]> {
  const prefixes = councils === 'all' ? ['la_code='] : councils.map((code) => `la_code=${code}/`);
  const folders = await Promise.all(
    prefixes.map((prefix) => foldersIn(stores.submissions, prefix)),
  );
  const merged = folders.flatMap((found) => [...found]);
  const summaries = await Promise.all(
    merged.map(([id, objects]) => summarise(id, objects, stores)),
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
    const objects = folders.get(id) ?? new Set();
    folders.set(id, objects.add(object as SubmissionObject));
  }
  return folders;
}

async function summarise(
  id: string,
  objects: ReadonlySet<SubmissionObject>,
  stores: SubmissionStores,
): Promise<SubmissionSummary> {
  const { laCode, collectionYear, createdAt } = parseSubmissionId(id);
  const validation = objects.isSupersetOf(WITH_CHECKS)
    ? await readSubmissionObject(stores.submissions, id, 'validation.json', ValidationSummary)
    : undefined;
  const page = { returnType: 'ssda903', collectionYear, laCode };
  const current = objects.has('publication.json')
    ? inForce(await readLedger(stores.lake, page))?.submission_id
    : undefined;
  return {
    id,
    return: 'ssda903',
    collectionYear,
    laCode,
    status: statusOf(objects, validation, current !== id),
    createdAt,
    ...(validation && { counts: countsOf(validation) }),
  };
}
