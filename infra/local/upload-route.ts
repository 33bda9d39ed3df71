import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import type { FolderStore } from './folder-store.ts';
import type { UploadPolicy, UploadSigner } from './upload-signer.ts';

const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 16_384;

/** A refusal in S3's words, so that a client behaves the same here and there. */
class UploadRefused extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

interface Settings {
  readonly signer: UploadSigner;
  readonly storeOf: (bucket: string) => FolderStore | undefined;
  readonly now: () => Date;
}

/** Takes a signed form upload and refuses what S3 would refuse: forged, expired, other fields, wrong size, wrong checksum. */
export async function handleUpload(
  request: IncomingMessage,
  response: ServerResponse,
  settings: Settings,
): Promise<void> {
  try {
    const redirect = await receive(request, settings);
    response.writeHead(redirect === undefined ? 204 : 303, redirect ? { location: redirect } : {});
    response.end();
  } catch (error) {
    const { status, code, message } = asRefusal(error);
    response.writeHead(status, { 'content-type': 'application/xml', connection: 'close' });
    response.end(`<Error><Code>${code}</Code><Message>${message}</Message></Error>`, () =>
      request.destroy(),
    );
  }
}

function asRefusal(error: unknown): UploadRefused {
  if (error instanceof UploadRefused) return error;
  return new UploadRefused(400, 'MalformedPOSTRequest', 'The form is not a well-formed upload.');
}

function receive(request: IncomingMessage, settings: Settings): Promise<string | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<string | undefined>();
  const fields = new Map<string, string>();
  const form = new Busboy({
    headers: request.headers as BusboyHeaders,
    limits: { fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES, files: 1, headerPairs: 50 },
  });
  let storing: Promise<void> | undefined;
  form.on('field', (name, value) => fields.set(name, value));
  form.on('file', (_name, file) => {
    storing = store(request.url ?? '', fields, file as AsyncIterable<Uint8Array>, settings);
    storing.catch((error: unknown) => {
      file.resume();
      reject(error);
    });
  });
  form.on('error', reject);
  form.on('finish', () => {
    if (storing === undefined) {
      return reject(new UploadRefused(400, 'InvalidArgument', 'The form holds no file.'));
    }
    storing.then(() => resolve(fields.get('success_action_redirect')), reject);
  });
  request.on('error', reject);
  request.on('aborted', () => form.destroy(new Error('The upload was broken off.')));
  request.pipe(form);
  return promise;
}

async function store(
  url: string,
  fields: ReadonlyMap<string, string>,
  file: AsyncIterable<Uint8Array>,
  settings: Settings,
): Promise<void> {
  const policy = policyOf(fields, settings);
  const target = settings.storeOf(policy.bucket);
  if (target === undefined || url !== `/_uploads/${policy.bucket}`) {
    throw new UploadRefused(404, 'NoSuchBucket', 'There is no such bucket.');
  }
  const hash = createHash('sha256');
  let size = 0;
  const measured = async function* () {
    for await (const bytes of file) {
      size += bytes.length;
      if (size > policy.sizes[1]) {
        throw new UploadRefused(400, 'EntityTooLarge', 'The file is larger than was announced.');
      }
      hash.update(bytes);
      yield bytes;
    }
  };
  await target.putStream(policy.fields.key ?? '', measured(), () => {
    if (size < policy.sizes[0]) {
      throw new UploadRefused(400, 'EntityTooSmall', 'The file is smaller than was announced.');
    }
    const expected = policy.fields['x-amz-checksum-sha256'];
    if (expected !== undefined && hash.digest('base64') !== expected) {
      throw new UploadRefused(400, 'BadDigest', 'The bytes do not have the announced checksum.');
    }
  });
}

function policyOf(fields: ReadonlyMap<string, string>, settings: Settings): UploadPolicy {
  const signed = fields.get('policy') ?? '';
  const policy = settings.signer.verify(signed, fields.get('x-amz-signature') ?? '');
  if (policy === undefined) {
    throw new UploadRefused(
      403,
      'SignatureDoesNotMatch',
      'The form was not signed by this service.',
    );
  }
  if (settings.now() > new Date(policy.expiration)) {
    throw new UploadRefused(403, 'AccessDenied', 'The time for this upload is over. Start again.');
  }
  const names = [...fields.keys()].filter(
    (name) => name !== 'policy' && name !== 'x-amz-signature',
  );
  const same = names.every((name) => policy.fields[name] === fields.get(name));
  if (!same || names.length !== Object.keys(policy.fields).length) {
    throw new UploadRefused(403, 'AccessDenied', 'The form has other fields than were signed.');
  }
  return policy;
}
