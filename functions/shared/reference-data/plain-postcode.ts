/** A postcode in capitals without spaces, the form used in reference data. */
export function plainPostcode(postcode: string): string {
  return postcode.replaceAll(/\s/g, '').toUpperCase();
}

/** True when a plain text has the form of a postcode. */
export function isPostcode(plain: string): boolean {
  return /^[A-Z]{1,3}[0-9][A-Z0-9]{0,2}[0-9][A-Z]{2}$|^GIR0AA$/.test(plain) && plain.length <= 7;
}

/** The postcode area: the first letters of a plain postcode. Empty for text that is not a postcode. */
export function areaOf(plain: string): string {
  return isPostcode(plain) ? (/^[A-Z]+/.exec(plain)?.[0] ?? '') : '';
}
