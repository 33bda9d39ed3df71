import type { HttpFunctionName } from './routes.ts';
import { RELEASED_TABLES } from './shared/releases/release-folder.ts';

/** The buckets of the platform. Each is one `ObjectStore`. */
export const BUCKETS = [
  'landing',
  'submissions',
  'lake',
  'releases',
  'audit',
  'reference',
] as const;
export type Bucket = (typeof BUCKETS)[number];

/** Runs a worker when an object with this suffix is written. `outcomes` are the objects next to it that mark the work as done. */
export interface ObjectTrigger {
  readonly bucket: Bucket;
  readonly suffix: string;
  readonly outcomes: readonly string[];
}

interface Grants {
  readonly reads?: readonly Bucket[];
  /** May see whether objects exist and how large they are, but not their contents. */
  readonly looks?: readonly Bucket[];
  readonly writes?: readonly Bucket[];
  /** The key prefixes under which it may write in a bucket. Default: anywhere in the bucket. */
  readonly writesUnder?: Readonly<Partial<Record<Bucket, readonly string[]>>>;
  /** The tables of releases whose files it may read. It reads nothing else of the lake. */
  readonly releaseTables?: readonly string[];
  /** May abandon objects under a prefix of a bucket, which are then deleted. */
  readonly abandons?: { readonly bucket: Bucket; readonly prefix: string };
  /**
   * May use the SQL engine: `views` to write the tables of a release, `figures` to write those of a calculation for one
   * council, `define` to create views.
   */
  readonly engine?: 'views' | 'figures' | 'define';
  /** May calculate a council's key. */
  readonly keys?: true;
  /** May read the OpenID client's secret, to sign users in. */
  readonly signsIn?: true;
}

/** Serves its routes of routes.ts. */
interface HttpFunction {
  readonly kind: 'http';
  readonly name: HttpFunctionName;
}

export interface WorkerFunction {
  readonly kind: 'worker';
  readonly triggers: readonly ObjectTrigger[];
}

interface DeploymentFunction {
  readonly kind: 'deployment';
}

interface ScheduledFunction {
  readonly kind: 'schedule';
  readonly everyHours: number;
  /** What a failure means for people, as a sentence of an alarm. */
  readonly whenItFails: string;
}

export type FunctionEntry = (
  | HttpFunction
  | WorkerFunction
  | DeploymentFunction
  | ScheduledFunction
) & {
  /** Folder under functions/. */
  readonly name: string;
  readonly purpose: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly grants: Grants;
};

/** Every function of the platform. The CDK app and the local runner are both built from this list. */
export const REGISTER: readonly FunctionEntry[] = [
  {
    name: 'site',
    purpose: 'Start page, reference pages, the OpenAPI document and static files.',
    kind: 'http',
    memoryMb: 512,
    timeoutSeconds: 10,
    grants: {},
  },
  {
    name: 'sign-in',
    purpose: 'Signs users in and out with the OpenID provider.',
    kind: 'http',
    memoryMb: 512,
    timeoutSeconds: 10,
    grants: { writes: ['audit'], signsIn: true },
  },
  {
    name: 'uploads',
    purpose: 'Starts a submission with one signed upload per file, and starts its checks.',
    kind: 'http',
    memoryMb: 512,
    timeoutSeconds: 10,
    grants: {
      reads: ['submissions', 'lake'],
      looks: ['landing'],
      writes: ['submissions', 'landing', 'audit'],
    },
  },
  {
    name: 'submissions',
    purpose:
      'Status, findings and notes on them, acceptance, receipt and withdrawal of submissions.',
    kind: 'http',
    memoryMb: 1024,
    timeoutSeconds: 20,
    grants: { reads: ['submissions', 'lake'], writes: ['submissions', 'audit'] },
  },
  {
    name: 'return-files',
    purpose: 'Serves a council its own return as clean CSV files, read from the uploads.',
    kind: 'http',
    memoryMb: 2048,
    timeoutSeconds: 29,
    grants: { reads: ['submissions', 'landing'], writes: ['audit'] },
  },
  {
    name: 'validate-return',
    purpose: 'Reads the files of a submission, checks them and writes the findings.',
    kind: 'worker',
    triggers: [
      {
        bucket: 'submissions',
        suffix: '/completed.json',
        outcomes: ['validation.json', 'failure.json'],
      },
    ],
    memoryMb: 2048,
    timeoutSeconds: 300,
    grants: {
      reads: ['submissions', 'landing', 'reference', 'lake'],
      writes: ['submissions'],
      keys: true,
    },
  },
  {
    name: 'publish-return',
    purpose: 'Publishes an accepted return to the lake, or withdraws a published one.',
    kind: 'worker',
    triggers: [
      { bucket: 'submissions', suffix: '/acceptance.json', outcomes: ['publication.json'] },
      { bucket: 'submissions', suffix: '/withdrawal-request.json', outcomes: ['withdrawal.json'] },
    ],
    memoryMb: 2048,
    timeoutSeconds: 300,
    grants: {
      reads: ['submissions', 'landing', 'lake'],
      writes: ['submissions', 'lake'],
      keys: true,
    },
  },
  {
    name: 'council-figures',
    purpose: "Accepts requests for a council's own figures and shows them only to that council.",
    kind: 'http',
    memoryMb: 1024,
    timeoutSeconds: 20,
    grants: { reads: ['submissions', 'lake'], writes: ['submissions', 'audit'] },
  },
  {
    name: 'calculate-figures',
    purpose:
      "Calculates a council's own figures, including those with a checked return that is not accepted. Never part of a release.",
    kind: 'worker',
    triggers: [
      {
        bucket: 'submissions',
        suffix: '/figures-request.json',
        outcomes: ['figures.json', 'failure.json'],
      },
    ],
    memoryMb: 2048,
    timeoutSeconds: 600,
    grants: {
      reads: ['submissions', 'landing', 'lake'],
      writes: ['submissions', 'lake'],
      // It must never write a ledger entry, a file of a lake table, or a decision on a return.
      writesUnder: { submissions: ['figures/'], lake: ['figures/', 'query-results/'] },
      engine: 'figures',
      keys: true,
    },
  },
  {
    name: 'releases',
    purpose: 'Starts numbered releases, and shows releases and what each one changed.',
    kind: 'http',
    memoryMb: 1024,
    timeoutSeconds: 20,
    grants: { reads: ['releases', 'lake'], writes: ['releases', 'audit'] },
  },
  {
    name: 'release-indicators',
    purpose:
      'Writes the tables of a release in steps, and its documents for councils and measures. Clears what is discarded.',
    kind: 'worker',
    triggers: [
      {
        bucket: 'releases',
        suffix: '/request.json',
        outcomes: ['manifest.json', 'draft.json', 'failure.json'],
      },
      { bucket: 'releases', suffix: '/continue.json', outcomes: ['table.json'] },
      // A discarded release is cleared at once: its tables have a row for each child.
      {
        bucket: 'releases',
        suffix: '/decision.json',
        outcomes: ['cleared.json', 'manifest.json'],
      },
    ],
    memoryMb: 2048,
    timeoutSeconds: 900,
    grants: {
      reads: ['releases', 'lake'],
      writes: ['releases', 'lake'],
      abandons: { bucket: 'lake', prefix: `${RELEASED_TABLES}/` },
      engine: 'views',
    },
  },
  {
    name: 'measures',
    purpose: 'The measures of a release: pages, JSON and tidy CSV.',
    kind: 'http',
    memoryMb: 1024,
    timeoutSeconds: 20,
    grants: { reads: ['releases'], writes: ['audit'], releaseTables: ['indicator'] },
  },
  {
    name: 'evidence-packs',
    purpose: 'Lists councils, accepts requests for their evidence packs and serves them.',
    kind: 'http',
    memoryMb: 1024,
    timeoutSeconds: 20,
    grants: { reads: ['releases'], writes: ['releases', 'audit'] },
  },
  {
    name: 'build-evidence-pack',
    purpose: 'Writes the evidence pack of a council from the documents of a release.',
    kind: 'worker',
    triggers: [
      {
        bucket: 'releases',
        suffix: '/pack-request.json',
        outcomes: ['manifest.json', 'failure.json'],
      },
    ],
    memoryMb: 1024,
    timeoutSeconds: 60,
    grants: { reads: ['releases'], writes: ['releases'] },
  },
  {
    name: 'audit',
    purpose: 'Shows the audit log of who saw what.',
    kind: 'http',
    memoryMb: 512,
    timeoutSeconds: 20,
    grants: { reads: ['audit'], writes: ['audit'] },
  },
  {
    name: 'deploy-views',
    purpose: 'Loads the reference tables and defines every view of sql/ on the engine.',
    kind: 'deployment',
    memoryMb: 1024,
    timeoutSeconds: 900,
    grants: { reads: ['lake'], writes: ['lake'], engine: 'define' },
  },
  {
    name: 'watch-releases',
    purpose: 'Records how long accepted returns have waited for a release.',
    kind: 'schedule',
    everyHours: 24,
    whenItFails: 'Operators may not be warned of returns that are in no release.',
    memoryMb: 512,
    timeoutSeconds: 300,
    grants: { reads: ['releases', 'lake'] },
  },
];
