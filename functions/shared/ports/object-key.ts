const MAX_KEY_BYTES = 900;

/** Returns the key if every store accepts it. Otherwise throws. Keys are built by code, never from user text. */
export function checkKey(key: string): string {
  const segments = key.split('/');
  const bad = segments.some((segment) => segment === '' || segment === '.' || segment === '..');
  if (bad || Buffer.byteLength(key) > MAX_KEY_BYTES || /[\0\\]/.test(key)) {
    throw new Error('An object key is not of the form a/b/c.');
  }
  return key;
}
