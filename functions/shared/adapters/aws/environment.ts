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
  /** Secret that seals sessions, in Secrets Manager. */
  SESSION_SECRET_ARN: z.string().min(1),
  /** The OpenID client's secret, which only sign-in may read. */
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
  /** The Trino user's password, in Secrets Manager. */
  TRINO_PASSWORD_SECRET_ARN: z.string().min(1).optional(),
});

/** Settings of a function that answers HTTP. Throws at start-up naming what is missing. */
export function httpEnvironment(): z.infer<typeof HttpEnvironment> {
  return HttpEnvironment.parse(process.env);
}

/** Settings of a function that does work. Throws at start-up naming what is missing. */
export function workerEnvironment(): z.infer<typeof WorkerEnvironment> {
  return WorkerEnvironment.parse(process.env);
}

/** A setting that this function cannot do without. Throws when it is not there. */
export function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`The setting ${name} is missing.`);
  return value;
}
