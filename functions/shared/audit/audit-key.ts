/** The key prefix of a day's entries (UTC, `YYYY-MM-DD`). Keys of one day sort by time. */
export function dayPrefix(date: string): string {
  return `date=${date}/`;
}

/** The key of an entry made at this time (ISO, UTC). `random` keeps keys of the same millisecond unique. */
export function auditKey(at: string, random: string): string {
  const time = at.slice(11, 23).replace(/[:.]/g, '-');
  return `${dayPrefix(at.slice(0, 10))}${time}-${random}.json`;
}
