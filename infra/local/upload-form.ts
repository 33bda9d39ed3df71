import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';

const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 16_384;

/** The body is not a form of fields and one file, or is incomplete. */
export class BadForm extends Error {
  override readonly name = 'BadForm';
}

type TakeFile<T> = (
  fields: ReadonlyMap<string, string>,
  bytes: AsyncIterable<Uint8Array>,
) => Promise<T>;

/**
 * Reads a form of fields and then one part `file`, as S3 does, and passes the file to `take`. The stream ends only when
 * the form is complete, so `take` never succeeds with half a file. Throws `BadForm`, or the error of `take`.
 */
export async function readUploadForm<T>(request: IncomingMessage, take: TakeFile<T>): Promise<T> {
  const fields = new Map<string, string>();
  const whole = Promise.withResolvers<void>();
  const taken = Promise.withResolvers<T>();
  const form = openForm(request);
  let file: Readable | undefined;
  const stop = (reason: string): void => {
    const why = new BadForm(reason);
    request.unpipe(form);
    whole.reject(why);
    if (file === undefined) taken.reject(why);
    else file.destroy(why);
  };
  // A reader of the file receives the error on its stream. Without a reader, `taken` rejects.
  whole.promise.catch(() => {});
  form.on('field', (name, value) => {
    if (file !== undefined) return;
    if (fields.has(name)) stop('A field comes twice.');
    fields.set(name, value);
  });
  form.on('file', (name, stream) => {
    file = stream as Readable;
    file.on('error', () => {});
    if (name !== 'file') stop('The file is not in the part called file.');
    take(fields, contentOf(file, whole.promise)).then(taken.resolve, taken.reject);
  });
  form.on('fieldsLimit', () => stop('There are too many fields.'));
  form.on('filesLimit', () => stop('There is more than one file.'));
  form.on('error', () => stop('The form has no end.'));
  form.on('finish', () => {
    whole.resolve();
    if (file === undefined) taken.reject(new BadForm('The form holds no file.'));
  });
  request.on('error', () => stop('The upload is incomplete.'));
  request.on('close', () => {
    if (!request.complete) stop('The upload is incomplete.');
  });
  request.pipe(form);
  return await taken.promise;
}

function openForm(request: IncomingMessage): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      limits: { fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES, files: 1, headerPairs: 50 },
    });
  } catch {
    throw new BadForm('The content type is not that of a form.');
  }
}

async function* contentOf(file: Readable, whole: Promise<void>): AsyncIterable<Uint8Array> {
  try {
    yield* file as AsyncIterable<Uint8Array>;
  } catch {
    throw new BadForm('The file has no end.');
  }
  await whole;
}
