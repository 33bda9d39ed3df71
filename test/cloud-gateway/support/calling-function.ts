import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

/** Stands for a Lambda's process: writes an object, and would read it when that was answered. */
const [, , endpoint = ''] = process.argv;
const client = new S3Client({
  endpoint,
  region: 'eu-west-2',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  forcePathStyle: true,
  userAgentAppId: 'publish-return',
});
const place = { Bucket: 'open', Key: 'entry.json' };
await client.send(new PutObjectCommand({ ...place, Body: 'x' }));
const { Body } = await client.send(new GetObjectCommand(place));
await Body?.transformToByteArray();
