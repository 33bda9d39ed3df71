import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, inject, it } from 'vitest';
import { submissionKey } from '../../functions/shared/submissions/submission-folder.ts';
import { isSubmissionId } from '../../functions/shared/submissions/submission-id.ts';
import { outputNamed } from '../support/cloud/deploy-app.ts';
import { clientSettings } from '../support/cloud/emulator-clients.ts';
import { CREDENTIALS, REGION } from '../support/cloud/ministack.ts';
import { lakeStores } from './support/lake-stores.ts';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

const cloud = inject('cloud');
const { lake, submissions } = lakeStores(cloud);

/** Runs the operator's command against the deployment. */
async function restore(...words: readonly string[]): Promise<{ code: number; said: string }> {
  const { outputs, emulator } = cloud;
  const env = {
    ...process.env,
    LAKE_BUCKET: outputNamed(outputs, 'lake', 'LakeBucket'),
    SUBMISSIONS_BUCKET: outputNamed(outputs, 'lake', 'SubmissionsBucket'),
    RELEASES_BUCKET: outputNamed(outputs, 'lake', 'ReleasesBucket'),
    DEPLOY_VIEWS_FUNCTION: outputNamed(outputs, 'service', 'DeployViewsFunction'),
    AWS_ENDPOINT_URL: emulator,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  };
  const command = [join(ROOT, 'infra/restore/restore.ts'), ...words];
  const ended = run(process.execPath, command, { env }).then(({ stdout }) => ({
    code: 0,
    said: stdout,
  }));
  return await ended.catch((error) => ({
    code: error.code,
    said: `${error.stdout}${error.stderr}`,
  }));
}

/** Keys and sizes of every table's files, except those of withdrawn returns, which are not restored. */
async function tables(): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for await (const { key, size } of lake.list('')) {
    const isTable = /^(ssda903_|reference\/).*\.parquet$/.test(key);
    if (isTable && !(await isWithdrawn(key))) found.set(key, size);
  }
  return found;
}

async function isWithdrawn(key: string): Promise<boolean> {
  const [, id] = /\/([^/]+)\.parquet$/.exec(key) ?? [];
  if (id === undefined || !isSubmissionId(id)) return false;
  return (await submissions.head(submissionKey(id, 'withdrawal.json'))) !== undefined;
}

describe('an operator restores a lake that was lost', () => {
  it('gets every table back as it was by one command', async () => {
    const before = await tables();
    expect(before.size).toBeGreaterThan(20);
    expect(await restore('--check')).toMatchObject({ code: 0 });
    const client = new S3Client(clientSettings(cloud.emulator));
    const Bucket = outputNamed(cloud.outputs, 'lake', 'LakeBucket');
    for (const Key of before.keys()) await client.send(new DeleteObjectCommand({ Bucket, Key }));
    expect(await restore('--check')).toMatchObject({ code: 1 });
    const restored = await restore();
    expect(restored.said).toContain('complete');
    expect(restored.code).toBe(0);
    expect(await tables()).toEqual(before);
    expect(await restore('--check')).toMatchObject({ code: 0 });
  });
});
