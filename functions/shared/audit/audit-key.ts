/** Where the entries of a day (UTC, `YYYY-MM-DD`) are kept. Keys of a day sort by time. */
export function dayPrefix(date: string): string {
  return `date=${date}/`;
}

/** The key of an entry made at this time (ISO, UTC); `random` tells entries of one moment apart. */
export function auditKey(at: string, random: string): string {
  const time = at.slice(11, 23).replace(/[:.]/g, '-');
  return `${dayPrefix(at.slice(0, 10))}${time}-${random}.json`;
}
