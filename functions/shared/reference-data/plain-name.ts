/** A council's name without the parts that lists spell differently: "Bristol, City of" equals "City of Bristol Council". */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/\b(?:city|county|london borough|royal borough|borough|council)\b(?: of\b)?/g, ' ')
    .replaceAll(/\bthe\b/g, ' ')
    .replaceAll(/[^a-z]/g, '');
}
