import * as z from 'zod';
import { CollectionYear, Instant, LaCode, Sha256 } from './common.ts';
import { WholeReturnResult } from './findings.ts';
import { NotedFinding } from './notes.ts';
import { ReturnId } from './return-id.ts';

/** Largest file that a signed upload accepts. The returns of the largest council are under 20 MB. */
export const MAX_FILE_BYTES = 200 * 1024 * 1024;
const MAX_FILES = 30;

const FileToUpload = z
  .strictObject({
    name: z
      .string()
      .min(1, 'Give the name of the file.')
      .max(255, 'File names can have up to 255 characters.')
      .meta({ description: 'Name of the file, only used for display' }),
    size: z
      .int()
      .min(1, 'The file is empty.')
      .max(MAX_FILE_BYTES, 'Files can have up to 200 MB.')
      .meta({ description: 'Exact number of bytes' }),
    sha256: Sha256,
    lastYear: z.literal(true).optional().meta({
      description:
        'True for a file of last year’s return, which rules compare with this one. It is not part of this return',
    }),
  })
  .meta({ id: 'FileToUpload', title: 'File to upload' });

/** POST /api/v1/submissions */
export const NewSubmission = z
  .strictObject({
    return: ReturnId,
    collectionYear: CollectionYear,
    laCode: LaCode,
    files: z
      .array(FileToUpload)
      .min(1, 'Name at least one file.')
      .max(MAX_FILES, `A submission has up to ${MAX_FILES} files.`),
  })
  .meta({ id: 'NewSubmission', title: 'New submission' });
export type NewSubmission = z.infer<typeof NewSubmission>;

export const STATUSES = [
  'awaiting-files',
  'checking',
  'refused',
  'blocked',
  'errors',
  'clean',
  'publishing',
  'published',
  'superseded',
  'withdrawing',
  'withdrawn',
  'failed',
] as const;

export const SubmissionStatus = z.enum(STATUSES).meta({
  id: 'SubmissionStatus',
  title: 'Status of a submission',
  description:
    'awaiting-files: uploads are open; checking: validation runs; refused: nothing could be read; blocked: some errors must be fixed; errors: may be accepted with a reason; clean: may be accepted; publishing; published: the return in force; superseded: a later return is in force; withdrawing; withdrawn; failed: an unexpected error stopped the work, nothing is lost',
});
export type SubmissionStatus = z.infer<typeof SubmissionStatus>;

const StoredFile = z.strictObject({
  index: z.int(),
  name: z.string(),
  size: z.int().optional(),
  sha256: Sha256.optional(),
  lastYear: z.literal(true).optional(),
});

/** `submission.json`, the first object of a submission's folder. */
export const StoredSubmission = z.strictObject({
  id: z.string(),
  return: ReturnId,
  collectionYear: CollectionYear,
  laCode: LaCode,
  files: z.array(StoredFile),
  createdAt: Instant,
  createdBy: z.string(),
});
export type StoredSubmission = z.infer<typeof StoredSubmission>;

const Sequence = z.int().min(1).meta({
  description:
    'Number of the ledger entry, taken at the decision. Of the accepted returns of a council and year, the one with the highest number is in force',
});

/** `acceptance.json`: who accepted the return and, if errors remain, why. */
export const Acceptance = z
  .strictObject({ at: Instant, by: z.string(), reason: z.string().nullable(), sequence: Sequence })
  .meta({ id: 'Acceptance', title: 'Acceptance' });
export type Acceptance = z.infer<typeof Acceptance>;

/** `withdrawal-request.json`: who asked to withdraw the return, and why. */
export const WithdrawalRequest = z.strictObject({
  at: Instant,
  by: z.string(),
  reason: z.string(),
  sequence: Sequence,
});
export type WithdrawalRequest = z.infer<typeof WithdrawalRequest>;

const UploadedFile = z.strictObject({ name: z.string(), size: z.int(), sha256: Sha256 });

const WrittenTables = z.array(
  z.strictObject({
    table: z.string(),
    rows: z.int(),
    bytes: z.int(),
    sha256: Sha256,
  }),
);

/** `publication.json`: the ledger entry that put the return in force, and the tables written. */
export const Publication = z
  .strictObject({
    at: Instant,
    sequence: Sequence,
    files: z.array(UploadedFile).meta({ description: 'The files as uploaded' }),
    tables: WrittenTables,
  })
  .meta({ id: 'Publication', title: 'Publication' });
export type Publication = z.infer<typeof Publication>;

/** `withdrawal.json`: the ledger entry that withdrew the return. */
export const Withdrawal = z.strictObject({ at: Instant, sequence: Sequence });
export type Withdrawal = z.infer<typeof Withdrawal>;

/** `rebuild.json`: the result of the last request to rebuild a published return that the lake had lost. */
export const Rebuild = z.strictObject({
  at: Instant,
  /** `number-taken`: its ledger number belongs to another submission. */
  outcome: z.enum(['rebuilt', 'uploads-gone', 'uploads-changed', 'number-taken']),
  /** The tables as last written. */
  tables: WrittenTables,
});
export type Rebuild = z.infer<typeof Rebuild>;

export const Progress = z
  .strictObject({
    stage: z.enum(['waiting', 'reading', 'checking', 'writing']),
    bytesRead: z.int(),
    bytesTotal: z.int(),
    rowsRead: z.int(),
  })
  .meta({ id: 'Progress', title: 'Progress of the checks' });
export type Progress = z.infer<typeof Progress>;

const SignedUpload = z
  .strictObject({
    name: z.string(),
    url: z.string(),
    fields: z.record(z.string(), z.string()),
    expires: Instant,
  })
  .meta({
    id: 'SignedUpload',
    title: 'Signed upload',
    description: 'Post the fields, then the part `file`, as multipart/form-data to `url`.',
  });

export const Counts = z.strictObject({ errors: z.int(), queries: z.int(), blocking: z.int() });

/** A submission in a list. */
export const SubmissionSummary = z
  .strictObject({
    id: z.string(),
    return: ReturnId,
    collectionYear: CollectionYear,
    laCode: LaCode,
    status: SubmissionStatus,
    createdAt: Instant,
    counts: Counts.optional().meta({
      description: 'Counts of findings, after the checks have run',
    }),
  })
  .meta({ id: 'SubmissionSummary', title: 'Submission in a list' });
export type SubmissionSummary = z.infer<typeof SubmissionSummary>;

/** GET /api/v1/submissions/{id} */
export const Submission = SubmissionSummary.extend({
  files: z.array(StoredFile),
  progress: Progress.optional(),
  tables: z
    .array(
      z.strictObject({ table: z.string(), file: z.string(), rows: z.int(), children: z.int() }),
    )
    .optional(),
  wholeReturn: z.array(WholeReturnResult).optional().meta({
    description: 'What the checks of the whole return found, after the checks have run',
  }),
  acceptance: Acceptance.optional(),
  publication: Publication.optional(),
  withdrawal: WithdrawalRequest.optional(),
  supersededBy: z.string().optional(),
  failure: z.string().optional(),
  next: z.array(z.enum(['complete', 'accept', 'withdraw', 'findings', 'figures', 'receipt'])).meta({
    description: 'What can be done now',
  }),
}).meta({ id: 'Submission', title: 'Submission' });
export type Submission = z.infer<typeof Submission>;

/** The response to POST /api/v1/submissions: the submission and one signed upload for each file, in order. */
export const SubmissionWithUploads = Submission.extend({
  uploads: z.array(SignedUpload),
}).meta({ id: 'SubmissionWithUploads', title: 'Submission with its uploads' });

/** GET /api/v1/submissions */
export const SubmissionList = z
  .strictObject({ results: z.array(SubmissionSummary) })
  .meta({ id: 'SubmissionList', title: 'Submissions, newest first' });

/** POST …/accept */
export const AcceptRequest = z
  .strictObject({
    reason: z
      .string()
      .trim()
      .max(2000, 'The reason can have up to 2,000 characters.')
      .optional()
      .meta({ description: 'Required if errors remain. Must not name a child or worker.' }),
  })
  .meta({ id: 'AcceptRequest', title: 'Acceptance of a return' });

/** POST …/withdraw */
export const WithdrawRequest = z
  .strictObject({
    reason: z
      .string()
      .trim()
      .min(1, 'Say why the return is withdrawn.')
      .max(2000, 'The reason can have up to 2,000 characters.'),
  })
  .meta({ id: 'WithdrawRequest', title: 'Withdrawal of a return' });

/** GET …/receipt */
export const Receipt = z
  .strictObject({
    submission: z.string(),
    return: ReturnId,
    collectionYear: CollectionYear,
    laCode: LaCode,
    files: z.array(UploadedFile),
    counts: Counts,
    findingsByCode: z.array(
      z.strictObject({ code: z.string(), title: z.string(), severity: z.string(), count: z.int() }),
    ),
    acceptance: Acceptance,
    publication: Publication,
    notes: z.array(NotedFinding).meta({ description: 'The council’s notes on findings' }),
    inForce: z.boolean().meta({ description: 'False after it has been superseded or withdrawn' }),
  })
  .meta({ id: 'Receipt', title: 'Receipt', description: 'What was accepted, when and by whom' });
export type Receipt = z.infer<typeof Receipt>;
