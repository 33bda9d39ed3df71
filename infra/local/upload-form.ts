import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';

const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 16_384;

/** The body is no form of fields and one file, or did not come whole. */
export class BadForm extends Error {
  override readonly name = 'BadForm';
}

type TakeFile<T> = (
  fields: ReadonlyMap<string, string>,
  bytes: AsyncIterable<Uint8Array>,
) => Promise<T>;

/**
 * Reads a form of some fields and then one part `file`, as S3 does, and hands the file to `take`. The bytes end only
 * when the whole form has come, so that `take` never ends well on half of one. Throws `BadForm`, or what `take` throws.
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
  // Whoever takes the file hears of it there; where nobody does, `taken` tells.
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
  request.on('error', () => stop('The upload was broken off.'));
  request.on('close', () => {
    if (!request.complete) stop('The upload was broken off.');
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
    throw new BadForm('The headers are not those of a form.');
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
