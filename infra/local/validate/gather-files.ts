import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { UploadedFile } from '../../../functions/shared/reading/reading.ts';

const KINDS = /\.(csv|txt|xml|zip)$/i;
/** Bytes that are read at once. */
const PIECE = 1 << 18;

/** There is no return at the path. The message says what path to give. */
export class NothingToRead extends Error {
  override readonly name = 'NothingToRead';
}

/** The files of a return: the file at the path, or the CSV, XML and zip files of a folder in order of name. */
export function gatherReturnFiles(given: string): readonly UploadedFile[] {
  const path = resolve(process.env.INIT_CWD ?? '.', given);
  const about = statSync(path, { throwIfNoEntry: false });
  if (about === undefined) throw new NothingToRead(`There is no ${path}.`);
  if (!about.isDirectory()) return [fileAt(path)];
  const names = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && KINDS.test(entry.name))
    .map(({ name }) => name)
    .sort();
  if (names.length === 0) throw new NothingToRead(`${path} holds no CSV, XML or zip file.`);
  return names.map((name) => fileAt(join(path, name)));
}

function fileAt(path: string): UploadedFile {
  return { name: basename(path), open: () => bytesOf(path) };
}

/** The bytes of a file in chunks, read synchronously: the command does nothing else meanwhile, and streams are slower. */
async function* bytesOf(path: string): AsyncIterable<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE);
      const length = readSync(file, piece);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}
