import { RefusedFile } from './refused-file.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * The name of an edition: the list with the month that the operator gives, else with the month in the
 * file's name. Throws `RefusedFile` if there is none.
 */
export function nameEdition(list: string, fileName: string, said: string | undefined): string {
  if (said !== undefined && said.trim() !== '') return `${list}, ${said.trim()}`;
  const month = monthIn(fileName);
  if (month !== undefined) return `${list}, ${month}`;
  throw new RefusedFile(
    'The file name does not say the month of the list. Give it with --edition "November 2025".',
  );
}

/** "November 2025" for names like ONSPD_NOV_2025_UK.csv, list-2025-11-30.csv and "31 November 2025.csv". */
function monthIn(fileName: string): string | undefined {
  const words = /([a-z]{3,9})[\s_-]*(20\d\d)(?!\d)/gi;
  for (const [, word = '', year] of fileName.matchAll(words)) {
    const month = MONTHS.find((name) => word.length >= 3 && isMonth(name, word));
    if (month !== undefined) return `${month} ${year}`;
  }
  const [, year, number] = /(?<!\d)(20\d\d)[-_]?(0[1-9]|1[0-2])(?!\d\d\d)/.exec(fileName) ?? [];
  return number === undefined ? undefined : `${MONTHS[Number(number) - 1]} ${year}`;
}

function isMonth(name: string, word: string): boolean {
  return name.toLowerCase().startsWith(word.toLowerCase());
}
