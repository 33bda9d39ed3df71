import { type App, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { BUCKETS, type Bucket } from '../../functions/register.ts';
import { createAccessLogs } from '../constructs/access-logs.ts';
import { createCouncilKeys } from '../constructs/council-keys.ts';
import type { DataBucket } from '../constructs/data-bucket.ts';
import { createDataBuckets } from '../constructs/data-buckets.ts';
import { LakeCatalogue } from '../constructs/lake-catalogue.ts';
import { QueryWorkgroups } from '../constructs/query-workgroups.ts';
import { createSignIn } from '../constructs/sign-in.ts';
import type { SignIn } from '../constructs/staff-pool.ts';
import type { Settings } from '../settings.ts';

interface LakeStackProps extends StackProps {
  readonly settings: Settings;
  /** Scheme and host of the pages that upload. */
  readonly origin: string;
}

/** Everything that is kept: buckets with their keys, the councils' key, the catalogue with its workgroups, and accounts. */
export class LakeStack extends Stack {
  readonly buckets: Readonly<Record<Bucket, DataBucket>>;
  readonly councilKeys: Key;
  readonly catalogue: LakeCatalogue;
  readonly workgroups: QueryWorkgroups;
  readonly signIn: SignIn;

  constructor(app: App, id: string, props: LakeStackProps) {
    super(app, id, props);
    const { settings, origin } = props;
    const accessLogs = createAccessLogs(this, settings.logDays);
    this.buckets = createDataBuckets(this, { settings, origin, accessLogs });
    this.councilKeys = createCouncilKeys(this);
    const { lake } = this.buckets;
    const database = `care_stability_${settings.stage}_lake`;
    this.catalogue = new LakeCatalogue(this, 'Catalogue', { database, bucket: lake.bucket });
    this.workgroups = new QueryWorkgroups(this, 'Workgroups', { settings, lake });
    this.signIn = createSignIn(this, settings, origin);
    this.#tell({ AccessLogsBucket: accessLogs.bucketName, Database: database });
  }

  // The names that runbooks read with `infra/runbooks/outputs.sh`.
  #tell(more: Readonly<Record<string, string>>): void {
    const names = {
      ...Object.fromEntries(
        BUCKETS.flatMap((name) => [
          [outputName(name, 'Bucket'), this.buckets[name].bucket.bucketName],
          [outputName(name, 'KeyArn'), this.buckets[name].key.keyArn],
        ]),
      ),
      CouncilKeysKeyArn: this.councilKeys.keyArn,
      SignInIssuer: this.signIn.issuer,
      ...more,
    };
    for (const [name, value] of Object.entries(names)) new CfnOutput(this, name, { value });
  }
}

function outputName(bucket: Bucket, of: string): string {
  return `${bucket.charAt(0).toUpperCase()}${bucket.slice(1)}${of}`;
}
