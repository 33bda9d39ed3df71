import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

/** Creates an S3 client. Its signed forms do not contain the checksum of an empty body that the SDK adds by default. */
export function createS3Client(config: S3ClientConfig = {}): S3Client {
  return new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED', ...config });
}
