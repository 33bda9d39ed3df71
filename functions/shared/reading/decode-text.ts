import type { Bytes } from './byte-stream.ts';

/** The detected encoding of a file. `mixed` starts as UTF-8 and continues in another encoding. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'mixed';

interface DecodedText {
  readonly pieces: AsyncIterable<string>;
  /** The encoding detected so far. Final after all pieces have been read. */
  encoding(): Encoding;
}

const UTF_16_SAMPLE = 4096;
type Utf8Decoder = InstanceType<typeof TextDecoder>;

/**
 * Decodes a file in UTF-8, UTF-16 (either byte order, with or without a byte order mark) or Windows-1252, in bounded
 * memory. From the first byte that is not UTF-8, the file is read as Windows-1252. Text before it without accents is the
 * same in both.
 */
export function decodeText(bytes: Bytes, head: Uint8Array): DecodedText {
  const utf16 = utf16Order(head);
  if (utf16 !== undefined) {
    return { pieces: decodeUtf16(bytes, utf16), encoding: () => utf16 };
  }
  let found: Encoding = 'utf-8';
  const note = (encoding: Encoding): void => {
    found = encoding;
  };
  return { pieces: decodeUtf8OrWindows(bytes, note), encoding: () => found };
}

/** The byte order of UTF-16 text, from its byte order mark or the zero bytes of plain letters. Undefined for other text. */
export function utf16Order(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const sample = head.subarray(0, UTF_16_SAMPLE);
  const zeros = [0, 0];
  for (let at = 0; at < sample.length; at += 1) {
    if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const most = sample.length * 0.4;
  if (sample.length >= 4 && odd > most && even * 20 < odd) return 'utf-16le';
  if (sample.length >= 4 && even > most && odd * 20 < even) return 'utf-16be';
  return undefined;
}

async function* decodeUtf16(bytes: Bytes, order: 'utf-16le' | 'utf-16be'): AsyncIterable<string> {
  const decoder = new TextDecoder(order);
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

async function* decodeUtf8OrWindows(
  bytes: Bytes,
  note: (encoding: Encoding) => void,
): AsyncIterable<string> {
  let utf8: Utf8Decoder | undefined = new TextDecoder('utf-8', { fatal: true });
  const windows = new TextDecoder('windows-1252');
  let accents = false;
  // The bytes of a character split by the end of a piece. The UTF-8 decoder keeps them and does not return them.
  let tail: Uint8Array = new Uint8Array();
  for await (const piece of bytes) {
    const text: string | undefined = utf8 && tryDecode(utf8, piece);
    if (text !== undefined) {
      accents ||= Buffer.byteLength(text) > text.length;
      tail = unfinished(tail, piece);
      yield text;
      continue;
    }
    const rest = Buffer.concat([tail, piece]);
    const good = utf8 === undefined ? '' : readableStart(rest);
    if (utf8 !== undefined)
      note(accents || Buffer.byteLength(good) > good.length ? 'mixed' : 'windows-1252');
    utf8 = undefined;
    tail = new Uint8Array();
    yield good + windows.decode(rest.subarray(Buffer.byteLength(good)), { stream: true });
  }
  if (tail.length === 0) return;
  note(accents ? 'mixed' : 'windows-1252');
  yield windows.decode(tail);
}

/** The text before the first byte that is not UTF-8. */
function readableStart(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\uFFFD', 1)[0] ?? '';
}

function tryDecode(decoder: Utf8Decoder, piece: Uint8Array): string | undefined {
  try {
    return decoder.decode(piece, { stream: true });
  } catch {
    return undefined;
  }
}

/** The bytes at the end of `before` + `piece` that start a UTF-8 character without finishing it. */
function unfinished(before: Uint8Array, piece: Uint8Array): Uint8Array {
  const end = Buffer.concat([before, piece.subarray(Math.max(0, piece.length - 4))]).subarray(-4);
  for (let back = 1; back <= Math.min(3, end.length); back += 1) {
    const byte = end[end.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0)
      return lengthOf(byte) > back ? end.subarray(end.length - back) : new Uint8Array();
  }
  return new Uint8Array();
}

function lengthOf(leadByte: number): number {
  if (leadByte >= 0xf0) return 4;
  return leadByte >= 0xe0 ? 3 : 2;
}
