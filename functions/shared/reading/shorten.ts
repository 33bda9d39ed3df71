/** Characters of a value that a finding shows. */
const SHOWN_CHARACTERS = 40;
// Control characters, and those that turn the direction of text round: a value must not change how a page reads.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Text that others wrote, fit to be shown: at most so many characters, none of them invisible. */
export function shorten(text: string, longest = SHOWN_CHARACTERS): string {
  const visible = text
    .slice(0, longest * 2)
    .replaceAll(UNSAFE, '\uFFFD')
    .trim();
  return visible.length <= longest ? visible : `${visible.slice(0, longest - 1)}…`;
}

/** A file's name as findings show it. Never use it as a path. */
export function displayName(name: string): string {
  return shorten(name, 120) || 'a file without a name';
}
