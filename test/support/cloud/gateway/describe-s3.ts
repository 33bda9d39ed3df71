import type { AwsRequest, Scope } from './aws-request.ts';
import { type Ask, type DescribedCall, UnknownCall } from './described-call.ts';

interface Place {
  readonly bucket: string;
  readonly key: string;
}

/** Describes a request to S3's REST interface. Throws `UnknownCall` for one that no function makes. */
export function describeS3(request: AwsRequest, { region }: Scope): DescribedCall {
  const place = placeOf(request);
  const [operation, action, onObject] = place.key ? onKey(request) : onBucket(request);
  const asks = [{ action, resource: onObject ? objectArn(place) : bucketArn(place.bucket) }];
  return {
    service: 's3',
    region,
    operation,
    asks: [...asks, ...sourceOf(request)],
    bucket: place.bucket,
  };
}

/** Bucket and key of a request, in the path or with the bucket in the host. */
export function placeOf({ path, headers }: Pick<AwsRequest, 'path' | 'headers'>): Place {
  const key = path.split('/').slice(1).map(decodeURIComponent);
  const hosted = /^(.+?)\.(?:s3[.-].*|localhost(?::\d+)?)$/.exec(headers.host ?? '')?.[1];
  const bucket = hosted ?? key.shift() ?? '';
  return { bucket, key: key.join('/') };
}

function bucketArn(bucket: string): string {
  return `arn:aws:s3:::${bucket}`;
}

/** ARN of an object. */
export function objectArn({ bucket, key }: Place): string {
  return `${bucketArn(bucket)}/${key}`;
}

type Described = readonly [operation: string, action: string, onObject: boolean];

function onKey({ method, query }: AwsRequest): Described {
  const version = query.has('versionId') ? 'Version' : '';
  const parts = query.has('uploadId');
  if (method === 'PUT' && query.has('tagging')) {
    return ['PutObjectTagging', 's3:PutObjectTagging', true];
  }
  const extra = [...query.keys()].filter((name) => !PLAIN.test(name));
  if (extra.length > 0) throw new UnknownCall(`S3: ${method} with ${extra.join(', ')}`);
  switch (method) {
    case 'GET':
      if (parts) return ['ListParts', 's3:ListMultipartUploadParts', true];
      return ['GetObject', `s3:GetObject${version}`, true];
    case 'HEAD':
      return ['HeadObject', `s3:GetObject${version}`, true];
    case 'PUT':
      return [parts ? 'UploadPart' : 'PutObject', 's3:PutObject', true];
    case 'POST':
      return [parts ? 'CompleteMultipartUpload' : 'CreateMultipartUpload', 's3:PutObject', true];
    case 'DELETE':
      if (parts) return ['AbortMultipartUpload', 's3:AbortMultipartUpload', true];
      return ['DeleteObject', `s3:DeleteObject${version}`, true];
    default:
      throw new UnknownCall(`S3: ${method} of an object`);
  }
}

// Any other query parameter, such as `tagging` or `acl`, makes it another operation with its own permission.
const PLAIN =
  /^(x-id|x-amz-.*|versionId|uploadId|uploads|partNumber|max-parts|part-number-marker|response-.*)$/i;

const BUCKET_READS: Readonly<Record<string, Described>> = {
  location: ['GetBucketLocation', 's3:GetBucketLocation', false],
  uploads: ['ListMultipartUploads', 's3:ListBucketMultipartUploads', false],
  'list-type': ['ListObjectsV2', 's3:ListBucket', false],
};

function onBucket({ method, query }: AwsRequest): Described {
  if (method === 'HEAD') return ['HeadBucket', 's3:ListBucket', false];
  const named = Object.entries(BUCKET_READS).find(([name]) => query.has(name))?.[1];
  if (method === 'GET' && named) return named;
  throw new UnknownCall(`S3: ${method} of a bucket with ${[...query.keys()].join(', ')}`);
}

function sourceOf({ headers }: AwsRequest): readonly Ask[] {
  const source = headers['x-amz-copy-source'];
  if (source === undefined) return [];
  const path = decodeURIComponent(String(source)).replace(/^\//, '').replace(/\?.*$/, '');
  return [{ action: 's3:GetObject', resource: bucketArn(path) }];
}
