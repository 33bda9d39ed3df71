import { afterAll, beforeAll, describe, inject } from 'vitest';
import { CREDENTIALS, REGION } from '../support/cloud/ministack.ts';
import { startVersitygw, type Versitygw } from '../support/object-stores/versitygw.ts';
import { promisesOfAStore } from './object-store-contract.ts';
import { promisesOfSignedUploads } from './signed-uploads-contract.ts';
import { openBucket, type S3Server } from './support/s3-bucket.ts';

describe('S3 as served by versitygw, which checks signatures', () => {
  let server: Versitygw;
  beforeAll(async () => {
    server = await startVersitygw();
  }, 900_000);
  afterAll(() => server.stop());

  // It stores an object and its checksum in two files. A reader between two writes gets an error, where S3 returns one of the two.
  promisesOfAStore(() => openBucket(server), { announces: false, replacesAtOnce: false });
  promisesOfSignedUploads(() => openBucket(server), { judges: true });
});

describe('S3 as served by the emulator of AWS', () => {
  const server = (): S3Server => ({
    url: inject('ministackUrl'),
    region: REGION,
    credentials: CREDENTIALS,
  });

  promisesOfAStore(() => openBucket(server()), { announces: false });
  promisesOfSignedUploads(() => openBucket(server()), { judges: false });
});
