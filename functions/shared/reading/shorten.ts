/** Characters of a value that a finding shows. */
const SHOWN_CHARACTERS = 40;
// Control characters and those that change the direction of text: a value must not change how a page looks.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Makes text from a return safe to show: at most `longest` characters, none of them invisible. */
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
