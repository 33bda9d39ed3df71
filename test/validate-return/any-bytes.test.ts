import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { check } from './check-upload.ts';
import { EPISODES, HEADER, withEpisodes } from './small-return.ts';

const FRAGMENTS = [EPISODES, '"', ',', '\r', '\n', '\0', 'PK\u0003\u0004', '\uFEFF', 'CHILD', 'é'];
const bytesFromText = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string()), { maxLength: 12 })
  .map((parts) => Buffer.from(parts.join('')));
const anyBytes = fc.oneof(fc.uint8Array({ maxLength: 5000 }), bytesFromText);

describe('uploads of any bytes', () => {
  it('give findings or a refusal, never an unexpected error', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, fc.string(), async (bytes, name) => {
        const { summary, findings } = await check(withEpisodes(bytes, name));
        expect(summary.tables.some(({ table }) => table === 'Header')).toBe(true);
        expect(findings.length).toBe(summary.counts.listed);
        for (const { message, fix } of findings) expect(message + fix).not.toMatch(/\{\w+\}/);
      }),
      { numRuns: 150 },
    );
  });

  it('keep the other rows of a return in which one byte was changed', async () => {
    const bytes = Buffer.from(EPISODES);
    const place = fc.integer({ min: EPISODES.indexOf('\n') + 1, max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 0, max: 255 }), async (at, value) => {
        const changed = Buffer.from(bytes);
        changed[at] = value;
        const { summary } = await check(withEpisodes(changed));
        expect(summary.tables.some(({ table }) => table === 'Episodes')).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('give a report on a zip file in which one byte was changed', async () => {
    const archive = zipSync({ 'header.csv': strToU8(HEADER), 'episodes.csv': strToU8(EPISODES) });
    const place = fc.integer({ min: 0, max: archive.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 0, max: 255 }), async (at, value) => {
        const changed = Buffer.from(archive);
        changed[at] = value;
        const { summary, findings } = await check([['return.zip', changed]]);
        const isWhole = summary.tables.length === 2;
        expect(isWhole || findings.some(({ blocking }) => blocking)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
