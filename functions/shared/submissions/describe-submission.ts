import {
  Acceptance,
  Progress,
  Publication,
  StoredSubmission,
  type Submission,
  type SubmissionStatus,
  WithdrawalRequest,
} from '../../../schemas/api/submissions.ts';
import { Failure, ValidationSummary } from '../../../schemas/api/validation.ts';
import { NotFound } from '../errors.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { ledgerPageOf } from './ledger.ts';
import { returnInForce } from './returns-in-force.ts';
import {
  readSubmissionObject,
  type SubmissionObject,
  submissionFolder,
} from './submission-folder.ts';

interface Stores {
  readonly submissions: ObjectStore;
  readonly lake: ObjectStore;
}

/** The state of a submission, from the objects in its folder and the ledger. Throws `NotFound`. */
export async function describeSubmission(id: string, stores: Stores): Promise<Submission> {
  const { submissions } = stores;
  const present = await objectsOf(id, submissions);
  const read = <T>(
    object: SubmissionObject,
    schema: Parameters<typeof readSubmissionObject<T>>[3],
  ) =>
    present.has(object)
      ? readSubmissionObject(submissions, id, object, schema)
      : Promise.resolve(undefined);
  const [stored, validation, acceptance, publication, withdrawal, failure, progress] =
    await Promise.all([
      read('submission.json', StoredSubmission),
      read('validation.json', ValidationSummary),
      read('acceptance.json', Acceptance),
      read('publication.json', Publication),
      read('withdrawal-request.json', WithdrawalRequest),
      read('failure.json', Failure),
      read('progress.json', Progress),
    ]);
  if (stored === undefined) throw new NotFound('There is no submission with this number.');
  const supersededBy = publication && (await successorOf(stored, stores));
  const status = statusOf(present, {
    validation,
    isSuperseded: supersededBy !== undefined,
    isStopped: isStopped(failure, validation, acceptance),
  });
  return {
    id,
    return: stored.return,
    collectionYear: stored.collectionYear,
    laCode: stored.laCode,
    status,
    createdAt: stored.createdAt,
    files: stored.files,
    next: NEXT[status] ?? [],
    ...(validation && { counts: countsOf(validation), tables: validation.tables }),
    ...(validation?.wholeReturn && { wholeReturn: validation.wholeReturn }),
    ...(status === 'checking' && progress && { progress }),
    ...(acceptance && { acceptance }),
    ...(publication && { publication }),
    ...(withdrawal && { withdrawal }),
    ...(supersededBy && status === 'superseded' && { supersededBy }),
    ...(status === 'failed' && failure && { failure: failure.message }),
  };
}

/** The counts of errors, queries and blocking findings. */
export function countsOf({ counts }: ValidationSummary): NonNullable<Submission['counts']> {
  return { errors: counts.errors, queries: counts.queries, blocking: counts.blocking };
}

async function objectsOf(id: string, submissions: ObjectStore): Promise<Set<SubmissionObject>> {
  const present = new Set<SubmissionObject>();
  for await (const { key } of submissions.list(`${submissionFolder(id)}/`)) {
    present.add(key.split('/').at(-1) as SubmissionObject);
  }
  return present;
}

/** The submission in force in place of this one. Undefined while this one is in force. */
async function successorOf(
  stored: StoredSubmission,
  { lake }: Stores,
): Promise<string | undefined> {
  const current = await returnInForce(lake, ledgerPageOf(stored));
  return current?.submission_id === stored.id ? undefined : current?.submission_id;
}

/** True when the last requested step has failed. Later attempts have resolved any earlier failure. */
export function isStopped(
  failure: Pick<Failure, 'at'> | undefined,
  validation: unknown,
  acceptance: Pick<Acceptance, 'at'> | undefined,
): boolean {
  if (failure === undefined) return false;
  return acceptance === undefined ? validation === undefined : failure.at >= acceptance.at;
}

/** The status of a submission, from the objects in its folder. Later steps take precedence. */
export function statusOf(
  present: ReadonlySet<SubmissionObject>,
  found: {
    readonly validation: Pick<ValidationSummary, 'outcome'> | undefined;
    readonly isSuperseded: boolean;
    readonly isStopped: boolean;
  },
): SubmissionStatus {
  if (present.has('withdrawal.json')) return 'withdrawn';
  if (present.has('withdrawal-request.json')) return 'withdrawing';
  if (present.has('publication.json')) return found.isSuperseded ? 'superseded' : 'published';
  if (found.isStopped) return 'failed';
  if (present.has('acceptance.json')) return 'publishing';
  if (found.validation !== undefined) return found.validation.outcome;
  return present.has('completed.json') ? 'checking' : 'awaiting-files';
}

const NEXT: Partial<Record<SubmissionStatus, Submission['next']>> = {
  'awaiting-files': ['complete'],
  refused: ['findings'],
  blocked: ['findings'],
  errors: ['findings', 'figures', 'accept'],
  clean: ['figures', 'accept'],
  publishing: ['findings', 'figures'],
  published: ['findings', 'figures', 'receipt', 'withdraw'],
  superseded: ['findings', 'receipt', 'withdraw'],
  withdrawing: ['findings', 'receipt'],
  withdrawn: ['findings', 'receipt'],
};
