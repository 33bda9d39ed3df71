import { describe, expect, it } from 'vitest';
import { BLOCKING } from '../../schemas/returns/ssda903/blocking.ts';
import { rulesOf } from '../../schemas/returns/ssda903/index.ts';
import { RULES } from '../../schemas/returns/ssda903/rules/index.ts';

/** Codes of the rules on one table that hold from one collection year to another. */
const EXPECTED = [
  { table: 'Header', from: 2023, to: 2027, codes: '101 102 103 301 351 INT32' },
  {
    table: 'Episodes',
    from: 2023,
    to: 2027,
    codes:
      '141 142 143 144 145 146 147 148 149 178 213 214 217 218 222 225 226 336 353 354 355 356 357 361 362 363 364 365 366 367 375 376 377 378 379 380 381 382 383 384 385 388 390 392d 398 408 426 431 432 433 434 435 436 437 446 501 504 516 526 527 528 529 530 531 550 1009',
  },
  { table: 'Episodes', from: 2024, to: 2024, codes: '217t 230' },
  { table: 'Header', from: 2025, to: 2027, codes: '232' },
  { table: 'Episodes', from: 2026, to: 2027, codes: '233 242' },
  { table: 'Episodes', from: 2023, to: 2024, codes: '445 451' },
  { table: 'SWEpisodes', from: 2025, to: 2025, codes: 'SW01aSTG1 SW01bSTG1' },
  {
    table: 'SWEpisodes',
    from: 2024,
    to: 2027,
    codes:
      'SW02STG1 SW04STG1 SW05STG1 SW06STG2 SW07STG2 SW08STG2 SW09STG2 SW10STG2 SW11bSTG2 SW13STG1',
  },
  { table: 'SWEpisodes', from: 2024, to: 2024, codes: 'SW03STG1 SW11aSTG2 SW14STG2' },
  { table: 'SWEpisodes', from: 2026, to: 2027, codes: 'SW17STG2' },
];

const YEARS = [2023, 2024, 2025, 2026, 2027];

const expectedIn = (year: number): readonly string[] =>
  EXPECTED.filter(({ from, to }) => from <= year && year <= to).flatMap(({ table, codes }) =>
    codes.split(' ').map((code) => `${table} ${code}`),
  );

const heldIn = (year: number): readonly string[] =>
  rulesOf(year).map(({ table, code }) => `${table} ${code}`);

describe('the register of rules', () => {
  it.each(YEARS)('has in %i each rule of that year, once, and no other', (year) => {
    expect([...heldIn(year)].sort()).toEqual([...expectedIn(year)].sort());
  });

  it('has rules in every year', () => {
    expect(YEARS.map((year) => rulesOf(year).length)).toEqual([74, 89, 85, 86, 86]);
  });

  it('holds no rule that belongs to no year', () => {
    const used = new Set(YEARS.flatMap((year) => rulesOf(year)));
    expect(RULES.filter((rule) => !used.has(rule))).toEqual([]);
  });

  it.each(YEARS)('has in %i each rule that stops publication', (year) => {
    const held = rulesOf(year).map(({ code }) => code);
    for (const code of BLOCKING.rules) expect(held).toContain(code);
  });

  it('reads a return older than its rules with those of 2023, and a newer one with those of 2027', () => {
    expect(rulesOf(2018)).toEqual(rulesOf(2023));
    expect(rulesOf(2030)).toEqual(rulesOf(2027));
  });
});
