import { AthenaClient, GetWorkGroupCommand } from '@aws-sdk/client-athena';
import { GetBucketEncryptionCommand, S3Client } from '@aws-sdk/client-s3';
import { clientSettings } from '../emulator-clients.ts';
import { REGION } from '../ministack.ts';
import { ACCOUNT } from './aws-request.ts';
import { keyInTemplate } from './key-in-template.ts';
import { type CatalogueTable, readTable } from './read-table.ts';

/** The deployed resources that the permissions of a call depend on. */
export interface DeployedResources {
  /** ARN of the key that a bucket is encrypted with, if it belongs to the deployment. */
  keyOf(bucket: string): Promise<string | undefined>;
  tableOf(database: string, name: string): Promise<CatalogueTable | undefined>;
  /** `s3://` address of a workgroup's results. */
  resultsOf(workgroup: string): Promise<string | undefined>;
}

/** Asks the emulator, and caches answers that do not change. */
export function createDeployedResources(endpoint: string): DeployedResources {
  const s3 = new S3Client(clientSettings(endpoint));
  const athena = new AthenaClient(clientSettings(endpoint));
  return {
    keyOf: remembered(async (bucket) => await keyOf(s3, endpoint, bucket)),
    tableOf: async (database, name) => await readTable(endpoint, database, name),
    resultsOf: remembered(async (WorkGroup) => {
      const found = await athena.send(new GetWorkGroupCommand({ WorkGroup }));
      return found.WorkGroup?.Configuration?.ResultConfiguration?.OutputLocation;
    }),
  };
}

async function keyOf(client: S3Client, endpoint: string, Bucket: string) {
  const command = new GetBucketEncryptionCommand({ Bucket });
  const found = await client.send(command).catch(() => undefined);
  const [rule] = found?.ServerSideEncryptionConfiguration?.Rules ?? [];
  const key =
    rule?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID ??
    (await keyInTemplate(endpoint, Bucket));
  if (key === undefined || key.startsWith('arn:')) return key;
  return `arn:aws:kms:${REGION}:${ACCOUNT}:key/${key}`;
}

// Missing resources may be created later, so only those that exist are cached.
function remembered(
  find: (name: string) => Promise<string | undefined>,
): (name: string) => Promise<string | undefined> {
  const known = new Map<string, string>();
  return async (name) => {
    const found = known.get(name) ?? (await find(name));
    if (found !== undefined) known.set(name, found);
    return found;
  };
}
