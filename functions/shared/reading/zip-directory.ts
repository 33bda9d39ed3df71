/** One file of a zip archive, as described by the directory at the archive's end. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** The position of its packed bytes in the archive. */
  readonly start: number;
}

export type ZipProblem =
  | 'zip-damaged'
  | 'zip-encrypted'
  | 'zip-too-many-files'
  | 'zip-too-large'
  | 'zip-unknown-method';

/** A zip archive that cannot be read, and the reason. */
export class ZipTrouble extends Error {
  override readonly name = 'ZipTrouble';
  readonly problem: ZipProblem;
  constructor(problem: ZipProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Most bytes of an archive, files, unpacked bytes in total, and the highest ratio of a file's size to its packed size. */
export const ZIP_LIMITS = {
  archive: 200 * 1024 * 1024,
  files: 60,
  unpacked: 1024 * 1024 * 1024,
  ratio: 200,
} as const;

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;

/** The files of an archive, without folders and macOS's hidden copies. Throws `ZipTrouble`. Nothing is unpacked. */
export function listZip(archive: Uint8Array): ZipEntry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    return listEntries(archive, view);
  } catch (error) {
    // An offset or length in the archive points past its end.
    if (error instanceof RangeError) throw new ZipTrouble('zip-damaged');
    throw error;
  }
}

function listEntries(archive: Uint8Array, view: DataView): ZipEntry[] {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > ZIP_LIMITS.files * 20) throw new ZipTrouble('zip-too-many-files');
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new ZipTrouble('zip-damaged');
    const length = 46 + view.getUint16(at + 28, true);
    const name = nameOf(archive.subarray(at + 46, at + length));
    if (!isIgnored(name)) entries.push(readDirectoryEntry(view, at, name));
    at += length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  checkLimits(entries, archive.length);
  return entries;
}

function findEnd(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= earliest; at -= 1) {
    if (view.getUint32(at, true) === DIRECTORY_END) return at;
  }
  throw new ZipTrouble('zip-damaged');
}

function readDirectoryEntry(view: DataView, at: number, name: string): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  // Bit 0: encrypted; bit 6: strongly encrypted; method 99: encrypted by WinZip.
  if ((flags & 0x41) !== 0 || method === 99) throw new ZipTrouble('zip-encrypted');
  if (method !== 0 && method !== 8) throw new ZipTrouble('zip-unknown-method');
  const local = view.getUint32(at + 42, true);
  if (view.getUint32(local, true) !== LOCAL_ENTRY) throw new ZipTrouble('zip-damaged');
  const skipped = view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  return {
    name,
    method,
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    start: local + 30 + skipped,
  };
}

function checkLimits(entries: readonly ZipEntry[], archiveLength: number): void {
  if (entries.length > ZIP_LIMITS.files) throw new ZipTrouble('zip-too-many-files');
  let unpacked = 0;
  let packed = 0;
  for (const entry of entries) {
    unpacked += entry.size;
    packed += entry.packedSize;
    if (entry.start + entry.packedSize > archiveLength) throw new ZipTrouble('zip-damaged');
    const tooDense = entry.size > Math.max(1_048_576, entry.packedSize * ZIP_LIMITS.ratio);
    if (tooDense || unpacked > ZIP_LIMITS.unpacked) throw new ZipTrouble('zip-too-large');
  }
  // Files that share packed bytes are how a small archive unpacks to an enormous size.
  if (packed > archiveLength) throw new ZipTrouble('zip-too-large');
}

function nameOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

function isIgnored(name: string): boolean {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return (
    last === '' ||
    name.startsWith('__MACOSX/') ||
    /^(\.|~\$)|^(thumbs\.db|desktop\.ini)$/i.test(last)
  );
}
