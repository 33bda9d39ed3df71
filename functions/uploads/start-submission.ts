import type * as z from 'zod';
import type {
  NewSubmission,
  StoredSubmission,
  SubmissionWithUploads,
} from '../../schemas/api/submissions.ts';
import { MAX_FILE_BYTES } from '../../schemas/api/submissions.ts';
import type { ReturnShape } from '../../schemas/returns/return.ts';
import { Invalid } from '../shared/errors.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { ObjectStore, SignedUpload } from '../shared/ports/object-store.ts';
import { whyNoReturn } from '../shared/reference-data/council-in-year.ts';
import type { Councils } from '../shared/reference-data/councils.ts';
import { describeSubmission } from '../shared/submissions/describe-submission.ts';
import { ledgerPageOf } from '../shared/submissions/ledger.ts';
import { landingKey, submissionKey } from '../shared/submissions/submission-folder.ts';
import { newSubmissionId } from '../shared/submissions/submission-id.ts';

const UPLOAD_SECONDS = 15 * 60;

export interface UploadStores {
  readonly submissions: ObjectStore;
  readonly landing: ObjectStore;
  readonly lake: ObjectStore;
  readonly clock: Clock;
  readonly councils: Councils;
  /** The kinds of return that the service accepts. Default: all. */
  readonly returns?: readonly ReturnShape[];
}

type Created = z.infer<typeof SubmissionWithUploads>;

/**
 * Starts a submission and signs one upload for each file. An upload is valid for 15 minutes, for one key, size and
 * checksum. Throws `Invalid` for a council that did not exist in the collection year.
 */
export async function startSubmission(
  request: NewSubmission,
  by: string,
  stores: UploadStores,
): Promise<Created> {
  const id = await store(request, by, stores);
  const uploads = await Promise.all(
    request.files.map(async ({ name, size, sha256 }, index) => {
      const signed = await stores.landing.signUpload({
        key: landingKey(id, index),
        size: { exactly: size },
        sha256,
        expiresInSeconds: UPLOAD_SECONDS,
      });
      return { name, ...signed };
    }),
  );
  return { ...(await describeSubmission(id, stores)), uploads };
}

/**
 * Starts a submission of one zip file of unknown size, for browsers without JavaScript. Throws `Invalid` for a council
 * that did not exist in the collection year.
 */
export async function startZipSubmission(
  request: Omit<NewSubmission, 'files'>,
  by: string,
  stores: UploadStores,
): Promise<string> {
  return await store({ ...request, files: [{ name: 'return.zip' }] }, by, stores);
}

/** Signs the upload form of a zip submission. After the upload the browser goes to `redirect`. */
export async function signZipUpload(
  id: string,
  redirect: string,
  { landing }: UploadStores,
): Promise<SignedUpload> {
  return await landing.signUpload({
    key: landingKey(id, 0),
    size: { atMost: MAX_FILE_BYTES },
    expiresInSeconds: UPLOAD_SECONDS,
    redirect,
  });
}

async function store(
  request: Omit<NewSubmission, 'files'> & {
    readonly files: readonly Omit<StoredSubmission['files'][number], 'index'>[];
  },
  by: string,
  { submissions, clock, councils }: UploadStores,
): Promise<string> {
  const refusal = whyNoReturn(councils, request.laCode, request.collectionYear);
  if (refusal !== undefined) throw new Invalid('This return cannot be sent.', [refusal]);
  const now = clock.now();
  const id = newSubmissionId(ledgerPageOf(request), now);
  const submission: StoredSubmission = {
    id,
    return: request.return,
    collectionYear: request.collectionYear,
    laCode: request.laCode,
    files: request.files.map((file, index) => ({ index, ...file })),
    createdAt: now.toISOString(),
    createdBy: by,
  };
  await submissions.create(submissionKey(id, 'submission.json'), JSON.stringify(submission));
  return id;
}
