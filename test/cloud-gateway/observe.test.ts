import {
  GetQueryResultsCommand,
  ListWorkGroupsCommand,
  StartQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { GenerateMacCommand } from '@aws-sdk/client-kms';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { ChangeMessageVisibilityCommand } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ABSENT, KEY, LOCKED } from './support/upstream.ts';
import { type GatewayWorld, openGatewayWorld } from './support/world.ts';

type Clients = ReturnType<GatewayWorld['as']>;

const OPEN = { Bucket: 'open', Key: 'a folder/ü.json' };
const SHUT = { Bucket: LOCKED, Key: 'a.json' };
const ARN = `arn:aws:s3:::${LOCKED}/a.json`;
const PART = { ...SHUT, UploadId: '7' };

interface Case {
  readonly what: string;
  readonly why: string;
  readonly call: (clients: Clients) => Promise<unknown>;
  readonly observed: readonly string[];
}

const CASES: readonly Case[] = [
  {
    what: 'an object is read',
    why: 'keys are told as IAM sees them, not as an address escapes them',
    call: ({ s3 }) => s3.send(new GetObjectCommand(OPEN)),
    observed: ['s3:GetObject arn:aws:s3:::open/a folder/ü.json'],
  },
  {
    what: 'an encrypted object is read',
    why: 'S3 decrypts in the name of the reader',
    call: ({ s3 }) => s3.send(new GetObjectCommand(SHUT)),
    observed: [`s3:GetObject ${ARN}`, `kms:Decrypt ${KEY} by s3:GetObject`],
  },
  {
    what: 'an encrypted object is tagged',
    why: 'tags are not encrypted, and are no part of the object',
    call: ({ s3 }) =>
      s3.send(
        new PutObjectTaggingCommand({ ...SHUT, Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } }),
      ),
    observed: [`s3:PutObjectTagging ${ARN}`],
  },
  {
    what: 'the size of an encrypted object is asked',
    why: 'the head of an object is not encrypted',
    call: ({ s3 }) => s3.send(new HeadObjectCommand(SHUT)),
    observed: [`s3:GetObject ${ARN}`],
  },
  {
    what: 'the checksum of an encrypted object is asked',
    why: 'the checksum is encrypted with it',
    call: ({ s3 }) => s3.send(new HeadObjectCommand({ ...SHUT, ChecksumMode: 'ENABLED' })),
    observed: [`s3:GetObject ${ARN}`, `kms:Decrypt ${KEY} by s3:GetObject`],
  },
  {
    what: 'an object is written unless it is there',
    why: 'If-None-Match needs no right to read',
    call: ({ s3 }) => s3.send(new PutObjectCommand({ ...SHUT, Body: 'x', IfNoneMatch: '*' })),
    observed: [`s3:PutObject ${ARN}`, `kms:GenerateDataKey ${KEY} by s3:PutObject`],
  },
  {
    what: 'an object is written if it is as before',
    why: 'If-Match tells something of what is there',
    call: ({ s3 }) => s3.send(new PutObjectCommand({ ...OPEN, Body: 'x', IfMatch: '"1"' })),
    observed: [
      's3:PutObject arn:aws:s3:::open/a folder/ü.json',
      's3:GetObject arn:aws:s3:::open/a folder/ü.json by s3:PutObject',
    ],
  },
  {
    what: 'an object is asked for that is not there',
    why: 'S3 says that it is not there only to who may list',
    call: ({ s3 }) =>
      s3.send(new GetObjectCommand({ Bucket: 'open', Key: ABSENT })).catch(() => {}),
    observed: [
      `s3:GetObject arn:aws:s3:::open/${ABSENT}`,
      's3:ListBucket arn:aws:s3:::open by s3:GetObject',
    ],
  },
  {
    what: 'keys are listed',
    why: 'listing is a right on the bucket, not on its objects',
    call: ({ s3 }) => s3.send(new ListObjectsV2Command({ Bucket: LOCKED, Prefix: 'a' })),
    observed: [`s3:ListBucket arn:aws:s3:::${LOCKED}`],
  },
  {
    what: 'an upload in parts is begun',
    why: 'it is the same right as for one upload',
    call: ({ s3 }) => s3.send(new CreateMultipartUploadCommand(SHUT)).catch(() => {}),
    observed: [`s3:PutObject ${ARN}`, `kms:GenerateDataKey ${KEY} by s3:PutObject`],
  },
  {
    what: 'a part is uploaded',
    why: 'parts are decrypted to put them together',
    call: ({ s3 }) => s3.send(new UploadPartCommand({ ...PART, PartNumber: 1, Body: 'x' })),
    observed: [
      `s3:PutObject ${ARN}`,
      `kms:GenerateDataKey ${KEY} by s3:PutObject`,
      `kms:Decrypt ${KEY} by s3:PutObject`,
    ],
  },
  {
    what: 'the parts are put together',
    why: 'the parts are read again',
    call: ({ s3 }) => s3.send(new CompleteMultipartUploadCommand(PART)).catch(() => {}),
    observed: [
      `s3:PutObject ${ARN}`,
      `kms:GenerateDataKey ${KEY} by s3:PutObject`,
      `kms:Decrypt ${KEY} by s3:PutObject`,
    ],
  },
  {
    what: 'an object is copied',
    why: 'a copy reads one object and writes another',
    call: ({ s3 }) =>
      s3.send(new CopyObjectCommand({ ...OPEN, CopySource: 'from/b.json' })).catch(() => {}),
    observed: [
      's3:PutObject arn:aws:s3:::open/a folder/ü.json',
      's3:GetObject arn:aws:s3:::from/b.json',
    ],
  },
  {
    what: 'an object is deleted',
    why: 'nobody is granted that, so it must be seen',
    call: ({ s3 }) => s3.send(new DeleteObjectCommand(SHUT)),
    observed: [`s3:DeleteObject ${ARN}`],
  },
  {
    what: "a council's key is made",
    why: 'KMS is called by the ARN of the key',
    call: ({ kms }) =>
      kms.send(
        new GenerateMacCommand({
          KeyId: KEY,
          MacAlgorithm: 'HMAC_SHA_256',
          Message: new Uint8Array([1]),
        }),
      ),
    observed: [`kms:GenerateMac ${KEY}`],
  },
  {
    what: 'a secret is read',
    why: 'a secret may be called by its name',
    call: ({ secrets }) => secrets.send(new GetSecretValueCommand({ SecretId: 'session' })),
    observed: [
      'secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-west-2:000000000000:secret:session',
    ],
  },
  {
    what: 'a message is shown again',
    why: 'a queue is called by its address',
    call: ({ sqs }) =>
      sqs.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: 'http://localhost:4566/000000000000/work',
          ReceiptHandle: 'x',
          VisibilityTimeout: 1,
        }),
      ),
    observed: ['sqs:ChangeMessageVisibility arn:aws:sqs:eu-west-2:000000000000:work'],
  },
];

let world: GatewayWorld;

describe('every call of a function is observed as IAM would see it', () => {
  afterEach(() => world.close());

  it.each(CASES)('$what: $why', async ({ call, observed }) => {
    world = await openGatewayWorld();
    await call(world.as('publish-return'));
    expect(await world.observed()).toEqual(observed);
  });
});

describe('what the gateway passes on', () => {
  beforeAll(async () => {
    world = await openGatewayWorld();
  });
  afterAll(() => world.close());

  it('leaves host, path and signature as they came', async () => {
    await world.as('uploads').s3.send(new GetObjectCommand(OPEN));
    const { url, headers } = world.upstream.reached.at(-1) ?? {};
    expect(url).toBe('/open/a%20folder/%C3%BC.json?x-id=GetObject');
    expect(headers?.host).toBe(new URL(world.url).host);
    expect(headers?.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=test/);
  });

  it('takes 100 MB up and 30 MB down', async () => {
    const { s3 } = world.as('uploads');
    await s3.send(new PutObjectCommand({ ...OPEN, Body: Buffer.alloc(100_000_000) }));
    expect(world.upstream.reached.at(-1)?.bytes).toBe(100_000_000);
    const { Body } = await s3.send(new GetObjectCommand({ ...OPEN, Key: 'large' }));
    expect((await Body?.transformToByteArray())?.length).toBe(30_000_000);
  });

  it('says nothing of calls that no function makes', async () => {
    const before = await world.control.mark();
    await world.as(undefined).s3.send(new ListObjectsV2Command({ Bucket: 'open' }));
    await fetch(new URL('/open/a.json', world.url));
    expect(await world.control.calls(before)).toEqual([]);
  });

  it('refuses a call of a function that it cannot describe, so that none goes unseen', async () => {
    const reached = world.upstream.reached.length;
    const call = world.as('uploads').s3.send(new GetObjectTaggingCommand(OPEN));
    await expect(call).rejects.toThrow(/The gateway: S3: GET with tagging/);
    expect(world.upstream.reached.length).toBe(reached);
  });

  it('sends queries to the front and the rest of Athena to the emulator', async () => {
    const { athena } = world.as(undefined);
    await athena.send(new StartQueryExecutionCommand({ QueryString: 'select 1' }));
    await athena.send(new ListWorkGroupsCommand({}));
    expect(world.statements).toEqual(['select 1']);
    expect(world.upstream.reached.at(-1)?.target).toBe('AmazonAthena.ListWorkGroups');
  });

  it('knows the workgroup of a query by its number', async () => {
    const { athena } = world.as('release-indicators');
    const { QueryExecutionId } = await athena.send(
      new StartQueryExecutionCommand({ QueryString: 'select 1', WorkGroup: 'releases' }),
    );
    const before = await world.control.mark();
    await athena.send(new GetQueryResultsCommand({ QueryExecutionId }));
    const [first] = await world.control.calls(before);
    expect(first?.resource).toBe('arn:aws:athena:eu-west-2:000000000000:workgroup/releases');
  });
});
