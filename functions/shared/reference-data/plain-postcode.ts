/** A postcode in capitals without spaces, as lists of reference data hold it. */
export function plainPostcode(postcode: string): string {
  return postcode.replaceAll(/\s/g, '').toUpperCase();
}

/** True for a plain postcode that could be one. */
export function isPostcode(plain: string): boolean {
  return /^[A-Z]{1,3}[0-9][A-Z0-9]{0,2}[0-9][A-Z]{2}$|^GIR0AA$/.test(plain) && plain.length <= 7;
}

/** The letters with which a plain postcode begins: its postcode area. Empty for what is no postcode. */
export function areaOf(plain: string): string {
  return isPostcode(plain) ? (/^[A-Z]+/.exec(plain)?.[0] ?? '') : '';
}
