import type { App } from 'aws-cdk-lib';
import * as z from 'zod';

/** Context keys of the platform start with this: `cdk deploy -c care-stability:stage=test`. */
const PREFIX = 'care-stability:';

// A context value is text from the command line and a number from cdk.json.
const days = z.coerce.number().int().positive();
const LogDays = z.coerce.number().pipe(z.literal([30, 60, 90, 180, 365, 400, 545, 731]));

const Settings = z
  .strictObject({
    /** Part of the stacks' names, so that an account can hold more than one. */
    stage: z
      .string()
      .regex(/^[a-z][a-z0-9]{0,15}$/)
      .default('production'),
    region: z.string().default('eu-west-2'),
    /** Scheme and host at which browsers reach the service. Default: the API's own address. */
    origin: z
      .union([
        z.url({ protocol: /^https$/ }),
        // A deployment into an emulator has no certificate; browsers trust localhost without one.
        z.url({ protocol: /^http$/, hostname: /^localhost$/ }),
      ])
      .optional(),
    /** Certificate for the host of `origin`, which then becomes the API's own domain. */
    certificateArn: z.string().startsWith('arn:').optional(),
    /** Who signs users in: any OpenID provider by its issuer, or a user pool that the stack creates. */
    signIn: z.enum(['provider', 'user-pool']).default('provider'),
    /** First part of the user pool's address. No other pool of the region may have it. */
    signInDomain: z
      .string()
      .regex(/^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/)
      .optional(),
    openidIssuer: z.url().default('https://identity.example/'),
    openidClientId: z.string().min(1).default('care-stability'),
    openidAudience: z.string().min(1).default('care-stability'),
    openidRoleClaim: z.string().min(1).optional(),
    openidCouncilsClaim: z.string().min(1).optional(),
    /** The SQL engine: Athena, or your own Trino cluster. */
    queryEngine: z.enum(['athena', 'trino']).default('athena'),
    trinoUrl: z.url({ protocol: /^https?$/ }).optional(),
    trinoUser: z.string().min(1).default('care-stability'),
    /** The cluster's catalogue over the Glue database of the lake. */
    trinoCatalog: z.string().min(1).default('awsdatacatalog'),
    /** Secret that holds the password of `trinoUser` and nothing else. */
    trinoPasswordSecretArn: z.string().startsWith('arn:').optional(),
    /** Raw uploads hold no names, but dates of birth and identifiers, so they expire first. */
    uploadDays: days.default(90),
    /** Days for which a replaced or deleted object can be restored. */
    oldVersionDays: days.default(30),
    auditDays: days.default(2557),
    logDays: LogDays.default(365),
    /** Athena stops a query that would scan more. */
    queryLimitMegabytes: z.coerce.number().int().min(10).default(20_480),
    requestsPerSecond: z.coerce.number().int().positive().default(100),
    /** Messages of a queue that are processed at once. For releases always at most two. */
    workersAtOnce: z.coerce.number().int().min(2).max(1000).default(10),
    /** Email address for alarms. It must be confirmed by a link in the first message. Default: none. */
    alarmEmail: z.email().optional(),
    /** Days that an accepted return may be in no release before the alarm `release-overdue`. */
    releaseWithinDays: days.default(30),
  })
  .refine(({ origin, certificateArn }) => certificateArn === undefined || origin !== undefined, {
    error: 'With certificateArn, set origin to the address that the certificate is for.',
    path: ['origin'],
  })
  .refine(({ queryEngine, trinoUrl }) => queryEngine === 'athena' || trinoUrl !== undefined, {
    error: 'With queryEngine=trino, set trinoUrl to the address of the cluster.',
    path: ['trinoUrl'],
  })
  .refine(({ queryEngine, trinoUrl }) => queryEngine === 'trino' || trinoUrl === undefined, {
    error: 'trinoUrl has no effect while queryEngine is athena. Set queryEngine to trino.',
    path: ['queryEngine'],
  })
  .refine(
    ({ trinoUrl, trinoPasswordSecretArn }) =>
      trinoPasswordSecretArn === undefined || trinoUrl?.startsWith('https:'),
    { error: 'With trinoPasswordSecretArn, trinoUrl must begin with https.', path: ['trinoUrl'] },
  )
  .refine(({ signIn, signInDomain }) => signIn === 'provider' || signInDomain !== undefined, {
    error: 'With signIn=user-pool, set signInDomain to the first part of its address.',
    path: ['signInDomain'],
  });
export type Settings = z.output<typeof Settings>;

/** The settings in the app's context. Throws with the key for an unknown setting or a wrong value. */
export function readSettings(app: App): Settings {
  const context = Object.entries(app.node.getAllContext() as Record<string, unknown>);
  const own = context.filter(([key]) => key.startsWith(PREFIX));
  const read = Settings.safeParse(
    Object.fromEntries(own.map(([key, value]) => [key.slice(PREFIX.length), value])),
  );
  if (read.success) return read.data;
  throw new Error(`The settings of the deployment are wrong.\n${z.prettifyError(read.error)}`);
}
