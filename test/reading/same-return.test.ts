import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { anyChildren } from './support/any-return.ts';
import { readUploads, rowsOf } from './support/read-uploads.ts';
import { toCsvFiles, toXml } from './support/write-return.ts';

const RUNS = { numRuns: 150 };

describe('a return gives the same rows', () => {
  it('from XML as from CSV files', async () => {
    await fc.assert(
      fc.asyncProperty(anyChildren, async (children) => {
        const asXml = await readUploads([['return.xml', toXml(children)]]);
        const asCsv = await readUploads(toCsvFiles(children));
        expect(rowsOf(asXml.tables)).toEqual(rowsOf(asCsv.tables));
        for (const [name, table] of Object.entries(asCsv.tables)) {
          const faults = asXml.tables[name]?.problems.filter(({ field }) => field !== 'UASC');
          expect(faults).toEqual(table?.problems);
        }
        expect(asXml.codes).toEqual([]);
      }),
      RUNS,
    );
  });

  it('from XML with its elements in any order', async () => {
    const seed = fc.array(fc.nat(), { minLength: 60, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(anyChildren, seed, async (children, numbers) => {
        const plain = await readUploads([['return.xml', toXml(children)]]);
        const other = await readUploads([['return.xml', toXml(children, shuffledBy(numbers))]]);
        expect(rowsOf(other.tables)).toEqual(rowsOf(plain.tables));
      }),
      RUNS,
    );
  });

  it('from XML that arrives in pieces of any length', async () => {
    await fc.assert(
      fc.asyncProperty(anyChildren, fc.integer({ min: 1, max: 40 }), async (children, piece) => {
        const whole = await readUploads([['return.xml', toXml(children)]]);
        const inPieces = await readUploads([['return.xml', toXml(children)]], 2027, piece);
        expect(rowsOf(inPieces.tables)).toEqual(rowsOf(whole.tables));
      }),
      { numRuns: 50 },
    );
  });

  it('from XML in a zip file', async () => {
    await fc.assert(
      fc.asyncProperty(anyChildren, async (children) => {
        const archive = zipSync({ '../x/return.xml': strToU8(toXml(children)) });
        const packed = await readUploads([['return.zip', archive]]);
        const plain = await readUploads([['return.xml', toXml(children)]]);
        expect(rowsOf(packed.tables)).toEqual(rowsOf(plain.tables));
      }),
      { numRuns: 50 },
    );
  });
});

function shuffledBy(numbers: readonly number[]) {
  return <T>(items: readonly T[]): T[] =>
    items
      .map((item, index) => ({ item, at: numbers[index % numbers.length] ?? 0 }))
      .sort((one, other) => one.at - other.at)
      .map(({ item }) => item);
}
