import { describe, expect, it } from 'vitest';
import { mutationsOf } from './mutations.ts';

/** The names of the mutations of a file that has all rules. */
function namesFor(source: string): readonly string[] {
  const texts = new Map([
    ['index.ts', 'export const SUBJECTS = [...TINY_RULES];'],
    ['tiny.ts', source],
  ]);
  return (mutationsOf(texts).get('tiny.ts') ?? []).map(({ name }) => name);
}

const rule = (parts: string): string => `export const TINY_RULES = [row({ ${parts} })];`;

describe('a mutation of a rule changes', () => {
  it.each([
    {
      why: 'each side of a condition, how they are joined, and each comparison',
      was: "PLACE === 'K2' && days < 91",
      become: [
        "PLACE === 'K2'",
        'days < 91',
        "(PLACE === 'K2' || days < 91)",
        "PLACE !== 'K2' && days < 91",
        "PLACE === 'K2' && days <= 91",
        "PLACE === 'K2' && days >= 91",
        "PLACE === 'K2' && days < 90",
        "PLACE === 'K2' && days < 92",
      ],
    },
    {
      why: 'a predicate to a similar one and to its opposite',
      was: 'isBefore(row.DECOM, row.DEC)',
      become: ['isOnOrBefore(row.DECOM, row.DEC)', '!isBefore(row.DECOM, row.DEC)'],
    },
    {
      why: 'each code of a list',
      was: "isOneOf(row.REC, ['E11', 'E12'])",
      become: [
        "!isOneOf(row.REC, ['E11', 'E12'])",
        "isOneOf(row.REC, ['E12'])",
        "isOneOf(row.REC, ['E11'])",
      ],
    },
    {
      why: '`none` to its opposite, and so that unreadable rows count',
      was: 'child.Episodes.none(isOpen)',
      become: ['!child.Episodes.none(isOpen)', '!child.Episodes.some(isOpen)'],
    },
  ])('$why', ({ was, become }) => {
    const names = namesFor(`const judge = (row) => ${was};\n${rule('fails: judge')}`);
    expect(names.map((name) => name.split(' → ')[1]?.replace('(row) => ', ''))).toEqual(become);
  });

  it('neither the description of a rule nor its examples', () => {
    const source = `const AGES = [16, 18]; const isOld = (age) => age > 16;
      ${rule("code: '1', years: { from: 2024 }, fields: ['LS'], ok: AGES.filter(isOld)")}`;
    expect(namesFor(source)).toEqual([]);
  });

  it('the functions and constants that a predicate uses', () => {
    const source = `const LONGEST_STAY = 17; ${rule('fails: (row) => isLong(row)')}
      function isLong(row) { return daysLong(row) > LONGEST_STAY; }`;
    expect(namesFor(source)).toEqual(
      expect.arrayContaining([
        'const LONGEST_STAY = 17; → const LONGEST_STAY = 18;',
        'daysLong(row) > LONGEST_STAY → daysLong(row) >= LONGEST_STAY',
      ]),
    );
  });
});
