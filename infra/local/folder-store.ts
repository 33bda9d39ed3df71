import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NotFound, Replaced } from '../../functions/shared/errors.ts';
import { checkKey } from '../../functions/shared/ports/object-key.ts';
import type {
  ObjectStore,
  ObjectSummary,
  SignedUpload,
  UploadPermission,
} from '../../functions/shared/ports/object-store.ts';

export interface FolderStoreOptions {
  /** Folder of this bucket. An object's key is its path, so that DuckDB can read the lake from disk. */
  readonly folder: string;
  /** Folder on the same disk for files that are being written. */
  readonly scratch: string;
  readonly onWritten?: (key: string) => void;
  readonly sign?: (permission: UploadPermission) => SignedUpload;
}

/** A bucket that can also take a stream, as the local upload route needs. */
export interface FolderStore extends ObjectStore {
  /** Writes a stream as one object. If `check` throws after the last byte, no object is left. */
  putStream(key: string, bytes: AsyncIterable<Uint8Array>, check: () => void): Promise<void>;
}

/** One bucket as a folder. A file is written elsewhere, then linked or renamed into place, so readers never see half a file. */
export function createFolderStore(options: FolderStoreOptions): FolderStore {
  const { folder, scratch, onWritten = () => {}, sign } = options;
  const pathOf = (key: string) => join(folder, ...checkKey(key).split('/').map(fileName));
  const write = async (
    key: string,
    bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    place: (from: string, to: string) => Promise<boolean>,
    check: () => void = () => {},
  ): Promise<boolean> => {
    const path = pathOf(key);
    await mkdir(dirname(path), { recursive: true });
    await mkdir(scratch, { recursive: true });
    const part = join(scratch, randomBytes(12).toString('hex'));
    try {
      await writeThrough(part, bytes);
      check();
      const placed = await place(part, path);
      if (placed) onWritten(key);
      return placed;
    } finally {
      await rm(part, { force: true });
    }
  };
  const bytesOf = (body: Uint8Array | string) => [Buffer.from(body)];
  return {
    get: async (key) => {
      const opened = await openObject(pathOf(key), key);
      if (opened === undefined) return undefined;
      const { file, found } = opened;
      try {
        return { ...found, body: await file.readFile(), contentType: 'application/octet-stream' };
      } finally {
        await file.close();
      }
    },
    head: (key) => summaryOf(pathOf(key), key),
    async *read(key, etag) {
      const { file, found } = await requireObject(pathOf(key), key);
      try {
        if (etag !== undefined && found.etag !== etag) {
          throw new Replaced('The object under this key has been replaced.');
        }
        yield* file.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>;
      } finally {
        await file.close();
      }
    },
    readRange: async (key, from, to) => {
      const { file, found } = await requireObject(pathOf(key), key);
      try {
        const bytes = Buffer.alloc(Math.max(0, Math.min(to, found.size) - from));
        const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
        return bytes.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    put: async (key, body) => void (await write(key, bytesOf(body), replace)),
    putStream: async (key, bytes, check) => void (await write(key, bytes, replace, check)),
    create: (key, body) => write(key, bytesOf(body), createOnly),
    abandon: async (key) => {
      const path = pathOf(key);
      // A key can also be a folder of other keys.
      if ((await summaryOf(path, key)) !== undefined) await rm(path, { force: true });
    },
    list: (prefix) => listFolder(folder, prefix),
    signUpload: async (permission) => {
      if (sign === undefined) throw new Error('This bucket accepts no signed uploads.');
      return sign({ ...permission, key: checkKey(permission.key) });
    },
  };
}

async function writeThrough(
  path: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const file = await open(path, 'wx');
  try {
    for await (const piece of bytes) await file.writeFile(piece);
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function replace(from: string, to: string): Promise<boolean> {
  await rename(from, to);
  return true;
}

/** `link` fails when the name is taken: exactly one of several writers wins. */
async function createOnly(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function* listFolder(folder: string, prefix: string): AsyncIterable<ObjectSummary> {
  const within = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  const start = join(folder, ...within.split('/').filter(Boolean).map(fileName));
  const entries = await readdir(start, { recursive: true, withFileTypes: true }).catch(orUndefined);
  const keys = (entries ?? [])
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .flatMap((path) => keyAt(path) ?? [])
    .filter((key) => key.startsWith(prefix))
    .sort();
  for (const key of keys) {
    const summary = await summaryOf(join(folder, ...key.split('/').map(fileName)), key);
    if (summary !== undefined) yield summary;
  }
}

async function summaryOf(path: string, key: string): Promise<ObjectSummary | undefined> {
  const found = await stat(path).catch(orUndefined);
  return found?.isFile() ? summarise(key, found) : undefined;
}

interface OpenObject {
  readonly file: FileHandle;
  readonly found: ObjectSummary;
}

/** An object opened for reading. A write at the same time makes another file. Undefined if there is no object. */
async function openObject(path: string, key: string): Promise<OpenObject | undefined> {
  const file = await open(path).catch(orUndefined);
  const found = await file?.stat();
  if (file !== undefined && found?.isFile()) return { file, found: summarise(key, found) };
  await file?.close();
  return undefined;
}

async function requireObject(path: string, key: string): Promise<OpenObject> {
  const opened = await openObject(path, key);
  if (opened === undefined) throw new NotFound('There is no object under this key.');
  return opened;
}

/** The etag, without reading the file. Every write makes a new file, and files of the same size and time differ in number. */
function summarise(key: string, { size, mtimeMs, ino }: Stats): ObjectSummary {
  return { key, size, etag: `"${size}-${mtimeMs}-${ino}"` };
}

/** The key of the object at a path. Undefined for a file that no store wrote, such as those of editors and desktops. */
function keyAt(path: string): string | undefined {
  try {
    const segments = path.split('/').map(decodeURIComponent);
    return segments.map(fileName).join('/') === path ? segments.join('/') : undefined;
  } catch {
    return undefined;
  }
}

/** Escapes characters that are special to file systems or to DuckDB's patterns. Keeps the `=` of Hive paths. */
function fileName(segment: string): string {
  return encodeURIComponent(segment).replaceAll('%3D', '=').replaceAll('*', '%2A');
}

function orUndefined(error: unknown): undefined {
  if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return undefined;
  throw error;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
