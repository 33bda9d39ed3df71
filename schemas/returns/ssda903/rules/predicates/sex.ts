import type { ReturnContext } from '../../../rule.ts';
import type { HeaderRow } from '../../tables.ts';

const FIRST_YEAR_OF_LETTERS = 2025;

type WithSex = Pick<HeaderRow, 'SEX'>;

/** Recorded as male: M, or 1 until 2023-24. A child of unknown sex (U) is neither male nor female. */
export function isMale({ SEX }: WithSex, { rulesYear }: ReturnContext): boolean {
  return SEX === (rulesYear >= FIRST_YEAR_OF_LETTERS ? 'M' : '1');
}

/** Recorded as female: F, or 2 until 2023-24. */
export function isFemale({ SEX }: WithSex, { rulesYear }: ReturnContext): boolean {
  return SEX === (rulesYear >= FIRST_YEAR_OF_LETTERS ? 'F' : '2');
}

/** The current code for a sex, so that 1 in 2023-24 equals M in 2024-25. */
export function sexInLetters({ SEX }: WithSex): string | null {
  if (SEX === '1') return 'M';
  return SEX === '2' ? 'F' : SEX;
}
