const MAX_KEY_BYTES = 900;

/** The key itself, when it is one that every store takes; throws otherwise. Keys are built by our own code, never from user text. */
export function checkKey(key: string): string {
  const segments = key.split('/');
  const bad = segments.some((segment) => segment === '' || segment === '.' || segment === '..');
  if (bad || Buffer.byteLength(key) > MAX_KEY_BYTES || /[\0\\]/.test(key)) {
    throw new Error('An object key is not of the form a/b/c.');
  }
  return key;
}
