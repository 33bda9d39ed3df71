import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, it } from 'vitest';
import { submissionKey } from '../../functions/shared/submissions/submission-folder.ts';
import { ValidationSummary } from '../../schemas/api/validation.ts';
import { fixture, INVENTED, PROVIDERS } from '../reference-data/loading.ts';
import { outputNamed } from '../support/cloud/deploy-app.ts';
import { deployedService } from '../support/cloud/deployed-service.ts';
import { CREDENTIALS, REGION } from '../support/cloud/ministack.ts';
import { EPISODES, HEADER } from '../validate-return/small-return.ts';
import { lakeStores } from './support/lake-stores.ts';

const COMMAND = join(import.meta.dirname, '../../infra/reference-data/load-reference.ts');
const cloud = inject('cloud');

async function load(...words: readonly string[]): Promise<string> {
  const env = {
    ...process.env,
    REFERENCE_BUCKET: outputNamed(cloud.outputs, 'lake', 'ReferenceBucket'),
    AWS_ENDPOINT_URL: cloud.emulator,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  };
  const { stdout } = await promisify(execFile)(process.execPath, [COMMAND, ...words], { env });
  return stdout;
}

it('a return is checked with the reference data that an operator has loaded into the bucket', async () => {
  expect(await load('postcodes', fixture(INVENTED), '--sample')).toContain('is in use: 6');
  expect(await load('providers', fixture(PROVIDERS), '--sample')).toContain('is in use: 5');
  const service = await deployedService(cloud);
  const officer = await service.as('officer 823');
  const { id } = await officer.submit('823', 2025, [
    { name: 'header.csv', bytes: Buffer.from(HEADER) },
    { name: 'episodes.csv', bytes: Buffer.from(EPISODES) },
  ]);
  const found = await lakeStores(cloud).submissions.get(submissionKey(id, 'validation.json'));
  const summary = ValidationSummary.parse(JSON.parse(Buffer.from(found?.body ?? '').toString()));
  expect(summary.reference).toMatchObject({
    postcodes: { name: 'ONSPD, November 2025' },
    providers: { name: 'Ofsted’s providers, March 2026' },
  });
  expect(summary.rules.find(({ code }) => code === '218')?.state).toBe('passed');
});
