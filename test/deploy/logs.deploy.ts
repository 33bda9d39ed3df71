import { beforeAll, describe, expect, inject, it } from 'vitest';
import { deployedService } from '../support/cloud/deployed-service.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';

/** Columns that identify a child or a worker. */
const TELLING = ['CHILD', 'UPN', 'DOB', 'SW_ID', 'PL_POST', 'HOME_POST', 'MC_DOB'];

/** Values of those columns in the returns that journeys sent. Short values are omitted, because any text contains them. */
function identifiersOf(laCode: string, seed: string): ReadonlySet<string> {
  const returns = smallCouncilReturns(laCode, seed);
  const values = [2024, 2025].flatMap((year) => filesOf(returns, year)).flatMap(tellingValues);
  return new Set(values.filter((value) => value.length >= 6));
}

function tellingValues({ bytes }: { readonly bytes: Uint8Array }): readonly string[] {
  const [header = '', ...rows] = new TextDecoder().decode(bytes).trim().split('\r\n');
  const columns = header.replace(/^\uFEFF/, '').split(',');
  const places = TELLING.map((name) => columns.indexOf(name)).filter((place) => place >= 0);
  return rows.flatMap((row) => {
    const cells = row.split(',');
    return places.map((place) => cells[place] ?? '');
  });
}

describe('the log of all functions', () => {
  let log: string;
  beforeAll(async () => {
    log = await deployedService(inject('cloud')).logText();
  });

  it('has lines of workers and of functions that answer requests', () => {
    expect(log).toContain('"service":"publish-return"');
    expect(log).toContain('"service":"release-indicators"');
  });

  it.each([
    { laCode: '823', seed: 'tests', why: 'the council whose journey is the longest' },
    { laCode: '826', seed: 'faults', why: 'the council whose work failed in every way' },
  ])('identifies no child and no worker of $why', ({ laCode, seed }) => {
    const identifiers = identifiersOf(laCode, seed);
    expect(identifiers.size).toBeGreaterThan(100);
    // Only the number is compared: a failing test must not print identifiers.
    const found = [...identifiers].filter((value) => log.includes(value));
    expect(found.length).toBe(0);
  });

  it('contains no file name and no text of a council', () => {
    expect(log).not.toContain('jo-bloggs');
    expect(log).not.toContain('Jo Bloggs');
  });
});
