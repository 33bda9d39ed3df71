import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TABLES, type TableName } from '../../schemas/returns/ssda903/tables.ts';
import { anyChanges, withChanges } from '../rules/changed-cells.ts';
import { VALID_RETURN, YEAR } from '../rules/valid-return.ts';
import { csvFile } from '../support/csv-file.ts';
import { submit, textOf, type Upload } from './check-upload.ts';

const NAMES = Object.keys(TABLES) as TableName[];
const VALID = { thisYear: VALID_RETURN, lastYear: {} };

async function findingsOf(uploads: readonly Upload[]): Promise<string | undefined> {
  const world = await submit(uploads, YEAR);
  await world.run();
  return textOf(world, 'findings.jsonl');
}

describe('checking the same return twice', () => {
  it('finds nothing in the correct return on which examples of rules are based', async () => {
    const uploads = NAMES.map((name) => csvFile(name, VALID_RETURN[name] ?? []));
    expect(await findingsOf(uploads)).toBe('');
  });

  it('gives the same bytes, also for another order of files', () => {
    const order = fc.shuffledSubarray([...NAMES.keys()], { minLength: NAMES.length });
    return fc.assert(
      fc.asyncProperty(anyChanges(VALID, 12), order, async (changes, places) => {
        const { thisYear } = withChanges(VALID, changes);
        const uploads = NAMES.map((name) => csvFile(name, thisYear[name] ?? []));
        const shuffled = places.flatMap((at) => uploads.slice(at, at + 1));
        const findings = await findingsOf(uploads);
        expect(await findingsOf(uploads)).toBe(findings);
        expect(await findingsOf(shuffled)).toBe(findings);
      }),
      { numRuns: 60 },
    );
  });
});
