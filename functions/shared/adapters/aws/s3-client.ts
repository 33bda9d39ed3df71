import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

/** A client of S3 whose signed forms carry no checksum of an empty body, as they otherwise would. */
export function createS3Client(config: S3ClientConfig = {}): S3Client {
  return new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED', ...config });
}
