import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FolderStore } from './folder-store.ts';
import { BadForm, readUploadForm } from './upload-form.ts';
import type { UploadPolicy, UploadSigner } from './upload-signer.ts';

/** A refusal with S3's codes, so that clients behave as they do with S3. */
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
    const redirect = await readUploadForm(request, (fields, file) =>
      store(request.url ?? '', fields, file, settings),
    );
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
  if (error instanceof BadForm) {
    return new UploadRefused(400, 'MalformedPOSTRequest', 'The form is not a well-formed upload.');
  }
  return new UploadRefused(500, 'InternalError', 'The file could not be kept. Try again.');
}

async function store(
  url: string,
  fields: ReadonlyMap<string, string>,
  file: AsyncIterable<Uint8Array>,
  settings: Settings,
): Promise<string | undefined> {
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
  return policy.fields.success_action_redirect;
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
    throw new UploadRefused(
      403,
      'AccessDenied',
      'The fields of the form differ from the signed ones.',
    );
  }
  return policy;
}
