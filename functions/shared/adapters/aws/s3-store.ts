import { setTimeout as wait } from 'node:timers/promises';
import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound as NoSuchObject,
  PutObjectCommand,
  PutObjectTaggingCommand,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { NotFound, Replaced } from '../../errors.ts';
import { ABANDONED } from '../../lake/abandoned.ts';
import { checkKey } from '../../ports/object-key.ts';
import type { ObjectStore, SignedUpload, UploadPermission } from '../../ports/object-store.ts';

const UNKNOWN_TYPE = 'application/octet-stream';
const MOST_ATTEMPTS = 8;
const PAUSE_MS = 100;
const REPLACED = 'The object under this key has been replaced.';

/** An S3 bucket as an object store. EventBridge, outside this adapter, announces written objects. */
export function createS3Store(client: S3Client, bucket: string): ObjectStore {
  const put = async (
    key: string,
    body: Uint8Array | string,
    contentType: string,
    onlyNew: boolean,
  ): Promise<void> => {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: checkKey(key),
        Body: body,
        ContentType: contentType,
        ...(onlyNew && { IfNoneMatch: '*' }),
      }),
    );
  };
  const open = async (key: string, etag?: string) => {
    const object = { Bucket: bucket, Key: checkKey(key), ...(etag && { IfMatch: etag }) };
    try {
      return await orUndefined(client.send(new GetObjectCommand(object)));
    } catch (error) {
      if (isStatus(error, 412)) throw new Replaced(REPLACED);
      throw error;
    }
  };
  return {
    async get(key) {
      const found = await open(key);
      if (found?.Body === undefined) return undefined;
      const body = await found.Body.transformToByteArray();
      const contentType = found.ContentType ?? UNKNOWN_TYPE;
      return { key, size: body.length, etag: found.ETag ?? '', body, contentType };
    },
    async head(key) {
      const command = new HeadObjectCommand({ Bucket: bucket, Key: checkKey(key) });
      const found = await orUndefined(client.send(command));
      return found && { key, size: found.ContentLength ?? 0, etag: found.ETag ?? '' };
    },
    async *read(key, etag) {
      const found = await open(key, etag);
      if (found?.Body === undefined) throw new NotFound('There is no object under this key.');
      // Some S3-compatible stores ignore the condition.
      if (etag !== undefined && found.ETag !== etag) throw new Replaced(REPLACED);
      // On Node the body is an async iterable. The SDK's type also covers browsers.
      yield* found.Body as unknown as AsyncIterable<Uint8Array>;
    },
    async readRange(key, from, to) {
      const part = { Bucket: bucket, Key: checkKey(key), Range: `bytes=${from}-${to - 1}` };
      try {
        const found = await orUndefined(client.send(new GetObjectCommand(part)));
        if (found?.Body === undefined) throw new NotFound('There is no object under this key.');
        return await found.Body.transformToByteArray();
      } catch (error) {
        // S3 refuses a range that starts after the last byte.
        if (isStatus(error, 416)) return new Uint8Array();
        throw error;
      }
    },
    put: (key, body, contentType = UNKNOWN_TYPE) => put(key, body, contentType, false),
    async create(key, body, contentType = UNKNOWN_TYPE) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          await put(key, body, contentType, true);
          return true;
        } catch (error) {
          if (isStatus(error, 412)) return false;
          // Someone else is writing the same key, and may fail. Only another attempt shows the result.
          if (!isStatus(error, 409) || attempt === MOST_ATTEMPTS) throw error;
          await wait(PAUSE_MS * attempt * Math.random());
        }
      }
    },
    // No function may delete objects. A lifecycle rule of the bucket deletes those with this tag.
    async abandon(key) {
      const Tagging = { TagSet: [{ Key: ABANDONED.tag, Value: ABANDONED.value }] };
      const command = new PutObjectTaggingCommand({ Bucket: bucket, Key: checkKey(key), Tagging });
      await orUndefined(client.send(command));
    },
    async *list(prefix) {
      const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix });
      for await (const { Contents = [] } of pages) {
        for (const { Key = '', Size = 0, ETag = '' } of Contents) {
          yield { key: Key, size: Size, etag: ETag };
        }
      }
    },
    signUpload: (permission) => sign(client, bucket, permission),
  };
}

async function sign(
  client: S3Client,
  bucket: string,
  { key, size, sha256, expiresInSeconds, redirect }: UploadPermission,
): Promise<SignedUpload> {
  const [least, most] = 'exactly' in size ? [size.exactly, size.exactly] : [1, size.atMost];
  const checksum = sha256 && Buffer.from(sha256, 'hex').toString('base64');
  const fixed: Record<string, string> = {
    ...(checksum && {
      'x-amz-checksum-algorithm': 'SHA256',
      'x-amz-checksum-sha256': checksum,
    }),
    ...(redirect && { success_action_redirect: redirect }),
  };
  const { url, fields } = await createPresignedPost(client, {
    Bucket: bucket,
    Key: checkKey(key),
    Expires: expiresInSeconds,
    Fields: fixed,
    Conditions: [
      ['content-length-range', least, most],
      ...Object.entries(fixed).map(([name, value]) => ({ [name]: value })),
    ] as NonNullable<PresignedPostOptions['Conditions']>,
  });
  const expires = new Date(Date.now() + expiresInSeconds * 1000).toISOString();
  return { url, fields, expires };
}

async function orUndefined<T>(sent: Promise<T>): Promise<T | undefined> {
  try {
    return await sent;
  } catch (error) {
    if (error instanceof NoSuchKey || error instanceof NoSuchObject) return undefined;
    if (error instanceof S3ServiceException && error.name === 'NoSuchKey') return undefined;
    throw error;
  }
}

function isStatus(error: unknown, status: number): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === status;
}
