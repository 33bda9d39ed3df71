import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import type { Bytes } from './byte-stream.ts';
import { type ZipEntry, ZipTrouble } from './zip-directory.ts';

const SLICE = 16_384;

/**
 * Unpacks one entry, in pieces. Throws `ZipTrouble` when the bytes are damaged, or are more than the archive's directory
 * says. It never yields more than that.
 */
export async function* readEntry(archive: Uint8Array, entry: ZipEntry): Bytes {
  const packed = archive.subarray(entry.start, entry.start + entry.packedSize);
  let size = 0;
  let checksum = 0;
  for await (const piece of entry.method === 0 ? slices(packed) : inflate(packed)) {
    size += piece.length;
    if (size > entry.size) throw new ZipTrouble('zip-damaged');
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (size !== entry.size || checksum !== entry.crc) throw new ZipTrouble('zip-damaged');
}

async function* inflate(packed: Uint8Array): Bytes {
  const inflater = createInflateRaw();
  const unpacked = Readable.from(slices(packed)).pipe(inflater);
  try {
    for await (const piece of unpacked) yield piece as Uint8Array;
  } catch (error) {
    if (isZlibError(error)) throw new ZipTrouble('zip-damaged');
    throw error;
  } finally {
    inflater.destroy();
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

async function* slices(bytes: Uint8Array): Bytes {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}
