import type { GrantException } from '../support/cloud/gateway/grants-report.ts';

const ENGINE = ['deploy-views', 'release-indicators', 'calculate-figures'];
const WORKERS = [
  'validate-return',
  'publish-return',
  'calculate-figures',
  'release-indicators',
  'build-evidence-pack',
];

/** Grants that no journey uses, and why they stay. The test fails for an entry that is no longer needed. */
export const GRANTED_BUT_UNUSED: readonly GrantException[] = [
  {
    action: /^logs:(CreateLogStream|PutLogEvents)$/,
    reason: "Lambda writes a function's log under its role, not through its SDK.",
  },
  {
    action: /^xray:(PutTraceSegments|PutTelemetryRecords)$/,
    reason: "Lambda sends a function's traces under its role, not through its SDK.",
  },
  {
    callers: WORKERS,
    action:
      /^sqs:(ReceiveMessage|DeleteMessage|GetQueueAttributes|GetQueueUrl|ChangeMessageVisibility)$/,
    reason:
      'Lambda reads the queue under the role of the worker (Lambda Developer Guide, services-sqs-configure), and a failed worker requests the next attempt.',
  },
  {
    callers: ['uploads'],
    action: /^(s3:(GetObject|ListBucket)|kms:Decrypt)$/,
    reason: 'The upload page of a published return shows its status, which needs the ledger.',
  },
  {
    callers: ['validate-return', 'publish-return', 'calculate-figures', 'return-files'],
    action: /^s3:ListBucket$/,
    resource: /landingbucket/,
    reason:
      'With it S3 answers 404 for an expired upload, and not 403. No upload of a journey has expired.',
  },
  {
    callers: ['return-files'],
    action: /^s3:ListBucket$/,
    resource: /submissionsbucket/,
    reason: 'With it S3 answers 404 for a submission that does not exist, and not 403.',
  },
  {
    callers: ENGINE,
    action: /^athena:StopQueryExecution$/,
    reason: 'A function stops its query when its time runs out. No journey is that slow.',
  },
  {
    callers: ENGINE,
    action: /^glue:CreateDatabase$/,
    resource: /:(catalog|database\/default)$/,
    reason:
      'Athena requires it for the database `default`, which an account may not have yet (Athena User Guide, fine-grained-access-to-glue-resources).',
  },
  {
    callers: ENGINE,
    action: /^s3:(ListBucketMultipartUploads|AbortMultipartUpload|ListMultipartUploadParts)$/,
    reason: 'Athena writes large results in parts. Results of journeys are small.',
  },
];

/** Grants by pattern instead of name, and why no name is possible. */
export const GRANTED_BY_PATTERN: readonly GrantException[] = [
  {
    callers: ['measures'],
    action: /^s3:GetObject$/,
    resource: /^arn:aws:s3:::[\w-]+bucket[\w-]+\/releases\/\*\/indicator\/\*$/,
    reason: 'The path has the number of a release and an attempt. The table is named.',
  },
  {
    callers: ['release-indicators'],
    action: /^s3:PutObjectTagging$/,
    resource: /^arn:aws:s3:::[\w-]+bucket[\w-]+\/releases\/\*$/,
    reason: 'The path has the number of a release and an attempt, which exist only at run time.',
  },
  {
    action: /^s3:(GetObject|PutObject|AbortMultipartUpload|ListMultipartUploadParts)$/,
    resource: /^arn:aws:s3:::[\w-]+bucket[\w-]+\/(?:(?:figures|query-results)\/)?\*$/,
    reason:
      'Keys of objects exist only at run time. Bucket and action are named, and the stores check the keys.',
  },
  {
    action: /^logs:(CreateLogStream|PutLogEvents)$/,
    resource: /:log-group:[\w/-]+:\*$/,
    reason: 'Lambda chooses the names of streams. The group is named.',
  },
  {
    action: /^xray:(PutTraceSegments|PutTelemetryRecords)$/,
    resource: /^\*$/,
    reason: 'X-Ray has no resources. A function may send its own traces and nothing else.',
  },
  {
    callers: ENGINE,
    action: /^glue:GetTable$/,
    resource: /:table\/\w+_lake\/\*$/,
    reason: 'A view may read any table and view of the lake. Only reading is granted.',
  },
  {
    callers: ['deploy-views'],
    action: /^glue:(CreateTable|UpdateTable)$/,
    resource: /:table\/\w+_lake\/(stg|int)_\*$/,
    reason: 'The prefix identifies staging and intermediate views, and no tables.',
  },
  {
    callers: ['release-indicators'],
    action:
      /^glue:(GetDatabase|CreateDatabase|DeleteDatabase|GetTable|CreateTable|UpdateTable|DeleteTable)$/,
    resource: /:(database|table|userDefinedFunction)\/\w+_lake_release_\*(\/\*)?$/,
    reason: 'Each release has its own database, whose name has the number of the release.',
  },
  {
    callers: ['calculate-figures'],
    action: /^glue:(GetDatabase|CreateDatabase|DeleteDatabase|GetTable|CreateTable)$/,
    resource: /:(database|table|userDefinedFunction)\/\w+_lake_figures_\*(\/\*)?$/,
    reason: 'Each calculation for a council has its own databases with random names.',
  },
];
