/** A stream of bytes, in pieces of any length. */
export type Bytes = AsyncIterable<Uint8Array>;

/** A stream whose first bytes are known. It must be closed, whether or not it was read. */
export interface Peeked {
  readonly head: Uint8Array;
  /** The whole stream, including the first bytes. */
  readonly all: Bytes;
  close(): Promise<void>;
}

/** Reads the first bytes of a stream: at least `wanted`, unless it is shorter. */
export async function peek(bytes: Bytes, wanted: number): Promise<Peeked> {
  const source = bytes[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  let length = 0;
  while (length < wanted) {
    const next = await source.next();
    if (next.done) break;
    pieces.push(next.value);
    length += next.value.length;
  }
  const close = async (): Promise<void> => {
    await source.return?.();
  };
  return { head: Buffer.concat(pieces), all: replay(pieces, source), close };
}

/** The whole stream as one array. Undefined, without reading the rest, when it is longer than `atMost`. */
export async function collect(bytes: Bytes, atMost: number): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > atMost) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function* replay(pieces: Uint8Array[], source: AsyncIterator<Uint8Array>): Bytes {
  while (pieces.length > 0) yield pieces.shift() ?? new Uint8Array();
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
}
