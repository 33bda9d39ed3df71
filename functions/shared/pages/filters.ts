import { profileInShort } from '../../../schemas/measures/profiles.ts';

const WHOLE = new Intl.NumberFormat('en-GB');
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });
const TIME = new Intl.DateTimeFormat('en-GB', {
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZone: 'Europe/London',
});

/** A count with commas. A missing value is `0`. */
function count(value: number | undefined): string {
  return WHOLE.format(value ?? 0);
}

/** A count with its noun: `1 file`, `2 files`. `several` is the plural. Default: the noun with an s. */
function plural(value: number | undefined, noun: string, several = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : several}`;
}

/** The day of an ISO time, in London: `31 March 2025`. */
function day(iso: string): string {
  return DAY.format(new Date(iso));
}

/** The day and time of an ISO time, in London: `31 March 2025 at 4:05pm`. */
function moment(iso: string): string {
  const time = new Date(iso);
  return `${DAY.format(time)} at ${TIME.format(time).replace(/\s/g, '').toLowerCase()}`;
}

/** A file size: `12.3 MB`. */
function size(bytes: number): string {
  if (bytes < 1000) return plural(bytes, 'byte');
  const [divisor, unit] = bytes < 1_000_000 ? [1000, 'kB'] : [1_000_000, 'MB'];
  return `${(bytes / divisor).toFixed(1)} ${unit}`;
}

/** The period of a collection year: 2025 is `1 April 2024 to 31 March 2025`. */
function period(year: number): string {
  return `1 April ${year - 1} to 31 March ${year}`;
}

/** When a measure is better, from its `good`: `lower`, `higher` or `neither`. */
function better(good: string): string {
  if (good === 'low') return 'lower';
  return good === 'high' ? 'higher' : 'neither';
}

/** The filters available in every template. */
export const FILTERS = {
  count,
  plural,
  day,
  moment,
  size,
  period,
  profile: profileInShort,
  better,
};
