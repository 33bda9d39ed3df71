import { describe, expect, it } from 'vitest';
import { readReturn } from '../../functions/shared/reading/read-return.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import { EPISODES } from './small-return.ts';

const PIECE = Buffer.alloc(65_536, 'x');
const GIGABYTE = 1024 ** 3;

/** A file of 1 GB that is generated while it is read. Counts the bytes that were read. */
function gigabyte(start: string, piece: Uint8Array) {
  const taken = { bytes: 0, closed: false };
  async function* open(): AsyncIterable<Uint8Array> {
    try {
      yield Buffer.from(start);
      for (; taken.bytes < GIGABYTE; taken.bytes += piece.length) yield piece;
    } finally {
      taken.closed = true;
    }
  }
  return { taken, file: { name: 'episodes.csv', open } };
}

const FILES: readonly { why: string; start: string; piece: Uint8Array; code: string }[] = [
  { why: 'one line', start: '', piece: PIECE, code: 'line-too-long' },
  { why: 'one line after good ones', start: EPISODES, piece: PIECE, code: 'line-too-long' },
  {
    why: 'a quotation mark at its start',
    start: `${EPISODES}"`,
    piece: PIECE,
    code: 'quote-not-closed',
  },
  { why: 'commas', start: EPISODES, piece: Buffer.alloc(65_536, ','), code: 'too-many-columns' },
  { why: 'zeros', start: '', piece: Buffer.alloc(65_536), code: 'not-text' },
];

describe('a file of 1 GB', () => {
  it.each(FILES)('of $why is refused before 1 MB of it is read', async ({ start, piece, code }) => {
    const { taken, file } = gigabyte(start, piece);
    const { findings } = await readReturn([file], SSDA903, 2025);
    expect(findings.counts().map((count) => count.code)).toContain(code);
    expect(taken.bytes).toBeLessThan(1024 ** 2);
    expect(taken.closed).toBe(true);
  });
});
