/** A council's name without what lists spell in different ways: "Bristol, City of" and "City of Bristol Council" are one. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/\b(?:city|county|london borough|royal borough|borough|council)\b(?: of\b)?/g, ' ')
    .replaceAll(/\bthe\b/g, ' ')
    .replaceAll(/[^a-z]/g, '');
}
