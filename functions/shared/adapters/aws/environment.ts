import * as z from 'zod';

const BucketNames = {
  LANDING_BUCKET: z.string().min(1),
  SUBMISSIONS_BUCKET: z.string().min(1),
  LAKE_BUCKET: z.string().min(1),
  RELEASES_BUCKET: z.string().min(1),
  AUDIT_BUCKET: z.string().min(1),
  REFERENCE_BUCKET: z.string().min(1),
};

const HttpEnvironment = z.object({
  ...BucketNames,
  ORIGIN: z.url(),
  UPLOAD_ORIGIN: z.url(),
  OPENID_ISSUER: z.url(),
  OPENID_AUDIENCE: z.string().min(1),
  OPENID_CLIENT_ID: z.string().min(1),
  OPENID_ROLE_CLAIM: z.string().optional(),
  OPENID_COUNCILS_CLAIM: z.string().optional(),
  /** ARN in Secrets Manager of the secret that encrypts sessions. */
  SESSION_SECRET_ARN: z.string().min(1),
  /** ARN of the OpenID client's secret, which only sign-in may read. */
  OPENID_CLIENT_SECRET_ARN: z.string().min(1).optional(),
});

const WorkerEnvironment = z.object({
  ...BucketNames,
  ATHENA_DATABASE: z.string().min(1).optional(),
  ATHENA_WORKGROUP: z.string().min(1).optional(),
  COUNCIL_KEYS_KEY_ID: z.string().min(1).optional(),
  QUERY_ENGINE: z.enum(['athena', 'trino']).default('athena'),
  TRINO_URL: z.url().optional(),
  TRINO_USER: z.string().min(1).default('care-stability'),
  TRINO_CATALOG: z.string().min(1).default('awsdatacatalog'),
  TRINO_SCHEMA: z.string().min(1).optional(),
  /** ARN in Secrets Manager of the Trino user's password. */
  TRINO_PASSWORD_SECRET_ARN: z.string().min(1).optional(),
});

/** The settings of an HTTP function. Throws at start-up, naming missing settings. */
export function httpEnvironment(): z.infer<typeof HttpEnvironment> {
  return HttpEnvironment.parse(process.env);
}

/** The settings of a worker function. Throws at start-up, naming missing settings. */
export function workerEnvironment(): z.infer<typeof WorkerEnvironment> {
  return WorkerEnvironment.parse(process.env);
}

/** The value of a required setting. Throws when it is missing. */
export function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`The setting ${name} is missing.`);
  return value;
}
