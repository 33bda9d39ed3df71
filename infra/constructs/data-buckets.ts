import { Duration } from 'aws-cdk-lib';
import { type CorsRule, HttpMethods, type IBucket, type LifecycleRule } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { BUCKETS, type Bucket } from '../../functions/register.ts';
import {
  FIGURES_DAYS,
  FIGURES_PREFIX,
  WORKING_FILES_DAYS,
} from '../../functions/shared/figures/figures-folder.ts';
import { ABANDONED } from '../../functions/shared/lake/abandoned.ts';
import { RELEASED_TABLES } from '../../functions/shared/releases/release-folder.ts';
import { EXPIRING_PREFIX } from '../../functions/shared/submissions/child-rows.ts';
import type { Settings } from '../settings.ts';
import { DataBucket } from './data-bucket.ts';
import { QUERY_RESULTS } from './query-workgroups.ts';

interface DataBucketsProps {
  readonly settings: Settings;
  readonly origin: string;
  readonly accessLogs: IBucket;
}

/** Every bucket of the register. */
export function createDataBuckets(
  scope: Construct,
  { settings, origin, accessLogs }: DataBucketsProps,
): Readonly<Record<Bucket, DataBucket>> {
  const buckets = BUCKETS.map((name) => {
    const bucket = new DataBucket(scope, `${name.charAt(0).toUpperCase()}${name.slice(1)}`, {
      name,
      accessLogs,
      // Raw uploads contain identifiers, so old versions are not kept after they expire.
      oldVersionDays: name === 'landing' ? 1 : settings.oldVersionDays,
      lifecycle: forgets(name, settings),
      ...(name === 'landing' && { cors: [uploadsFrom(origin)] }),
    });
    return [name, bucket] as const;
  });
  return Object.fromEntries(buckets) as Record<Bucket, DataBucket>;
}

function forgets(name: Bucket, { uploadDays, auditDays }: Settings): readonly LifecycleRule[] {
  const after = (days: number, prefix?: string): LifecycleRule => ({
    expiration: Duration.days(days),
    ...(prefix && { prefix, noncurrentVersionExpiration: Duration.days(1) }),
  });
  if (name === 'landing') return [after(uploadDays)];
  if (name === 'audit') return [after(auditDays)];
  // Rows of children as uploaded are kept no longer than the uploads.
  if (name === 'submissions') {
    return [after(uploadDays, EXPIRING_PREFIX), after(FIGURES_DAYS, FIGURES_PREFIX)];
  }
  if (name !== 'lake') return [];
  // Old versions are kept in case a table in use is ever tagged by mistake.
  const abandoned: LifecycleRule = {
    expiration: Duration.days(7),
    tagFilters: { [ABANDONED.tag]: ABANDONED.value },
    prefix: `${RELEASED_TABLES}/`,
  };
  return [after(7, `${QUERY_RESULTS}/`), after(WORKING_FILES_DAYS, FIGURES_PREFIX), abandoned];
}

// The signed form is the permission to upload. This lets the page read S3's answer.
function uploadsFrom(origin: string): CorsRule {
  return {
    allowedOrigins: [origin],
    allowedMethods: [HttpMethods.POST],
    allowedHeaders: ['content-type'],
    maxAge: 3000,
  };
}
