import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import type { DataBucket } from './data-bucket.ts';

/** Folder of the lake bucket for results of Athena. They expire within days. */
export const QUERY_RESULTS = 'query-results';

interface QueryWorkgroupsProps {
  readonly settings: Settings;
  readonly lake: DataBucket;
}

/** The Athena workgroups. Both stop a query that scans too much, and encrypt results with the lake's key. */
export class QueryWorkgroups extends Construct {
  /** Clients cannot override its settings. */
  readonly enforced: string;
  /** For releases and councils' figures. Athena refuses `external_location`, which they need, where settings are enforced. */
  readonly releases: string;

  constructor(scope: Construct, id: string, props: QueryWorkgroupsProps) {
    super(scope, id);
    this.enforced = this.#create('lake', true, props);
    this.releases = this.#create('releases', false, props);
  }

  #create(purpose: string, enforced: boolean, { settings, lake }: QueryWorkgroupsProps): string {
    const name = `care-stability-${settings.stage}-${purpose}`;
    new CfnWorkGroup(this, purpose, {
      name,
      description: `Care Stability: ${enforced ? 'views and questions' : 'tables of releases'}`,
      workGroupConfiguration: {
        bytesScannedCutoffPerQuery: settings.queryLimitMegabytes * 1_000_000,
        enforceWorkGroupConfiguration: enforced,
        publishCloudWatchMetricsEnabled: true,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${lake.bucket.bucketName}/${QUERY_RESULTS}/${purpose}/`,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: lake.key.keyArn },
        },
      },
    });
    return name;
  }
}
