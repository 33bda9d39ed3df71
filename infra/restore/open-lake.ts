import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Bucket } from '../../functions/register.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { createFolderStore } from '../local/folder-store.ts';
import { bucketFolder } from '../local/stores.ts';
import type { LakeStores } from './inspect-return.ts';

/** The lake that an operator names, with the means to restore it. */
export interface OpenLake extends LakeStores {
  readonly releases: ObjectStore;
  readonly deployViews: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The operator's settings do not name a lake. The message says what to set. */
export class UnknownLake extends Error {
  override readonly name = 'UnknownLake';
}

/**
 * The lake in `LAKE_BUCKET` on AWS. Without that setting, the lake of the local service, whose functions are started
 * unless it is only checked.
 */
export async function openLake(
  environment: Environment,
  isOnlyChecked: boolean,
): Promise<OpenLake> {
  const { LAKE_BUCKET, SUBMISSIONS_BUCKET, RELEASES_BUCKET, DEPLOY_VIEWS_FUNCTION, DATA_DIR } =
    environment;
  if (!LAKE_BUCKET && !SUBMISSIONS_BUCKET && !RELEASES_BUCKET) {
    const dataFolder = resolve(DATA_DIR || '.data');
    if (existsSync(bucketFolder(dataFolder, 'submissions'))) {
      return isOnlyChecked ? openLocalStores(dataFolder) : await startLocal(dataFolder);
    }
    throw new UnknownLake(
      `${dataFolder} has no data of the service. Set DATA_DIR to its data folder.`,
    );
  }
  if (!LAKE_BUCKET || !SUBMISSIONS_BUCKET || !RELEASES_BUCKET || !DEPLOY_VIEWS_FUNCTION) {
    throw new UnknownLake(
      'Set LAKE_BUCKET, SUBMISSIONS_BUCKET, RELEASES_BUCKET and DEPLOY_VIEWS_FUNCTION (outputs of the stacks). For the local service set none of them, only DATA_DIR.',
    );
  }
  const buckets = { lake: LAKE_BUCKET, submissions: SUBMISSIONS_BUCKET, releases: RELEASES_BUCKET };
  return await openOnAws(buckets, DEPLOY_VIEWS_FUNCTION);
}

async function openOnAws(
  buckets: Readonly<Record<'lake' | 'submissions' | 'releases', string>>,
  views: string,
): Promise<OpenLake> {
  // Loaded only when used: one needs the AWS SDK, the other DuckDB.
  const { S3Client } = await import('@aws-sdk/client-s3');
  const { createS3Store } = await import('../../functions/shared/adapters/aws/s3-store.ts');
  const { invokeDeployViews } = await import('./invoke-deploy-views.ts');
  const client = new S3Client({});
  return {
    lake: createS3Store(client, buckets.lake),
    submissions: createS3Store(client, buckets.submissions),
    releases: createS3Store(client, buckets.releases),
    deployViews: () => invokeDeployViews(views),
    close: async () => {},
  };
}

function openLocalStores(dataFolder: string): OpenLake {
  const open = (bucket: Bucket) =>
    createFolderStore({
      folder: bucketFolder(dataFolder, bucket),
      scratch: join(dataFolder, 'store', '_writing'),
    });
  return {
    lake: open('lake'),
    submissions: open('submissions'),
    releases: open('releases'),
    deployViews: async () => {},
    close: async () => {},
  };
}

async function startLocal(dataFolder: string): Promise<OpenLake> {
  const { openPlatform } = await import('../local/platform.ts');
  const { createLocalLog } = await import('../local/local-log.ts');
  const log = createLocalLog(process.stderr);
  const platform = await openPlatform({ origin: 'http://localhost', dataFolder, log });
  return {
    lake: platform.stores.lake,
    submissions: platform.stores.submissions,
    releases: platform.stores.releases,
    // Opening the platform has deployed them.
    deployViews: async () => {},
    close: () => platform.close(),
  };
}
