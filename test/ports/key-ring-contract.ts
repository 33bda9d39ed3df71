import { beforeAll, expect, it } from 'vitest';
import type { KeyRing } from '../../functions/shared/ports/key-ring.ts';

export interface KeyRingsUnderTest {
  readonly keys: KeyRing;
  /** A second ring with the same master secret, as on another machine. */
  readonly again: KeyRing;
  /** A ring with another master secret. */
  readonly other: KeyRing;
}

/** What every `KeyRing` promises, as tests: call it inside a `describe`. */
export function promisesOfAKeyRing(open: () => Promise<KeyRingsUnderTest>): void {
  let rings: KeyRingsUnderTest;
  beforeAll(async () => {
    rings = await open();
  });
  const hex = async (keys: KeyRing, laCode: string) =>
    Buffer.from(await keys.councilKey(laCode)).toString('hex');

  it('gives a council 32 bytes', async () => {
    expect(await rings.keys.councilKey('823')).toHaveLength(32);
  });

  it('gives a council the same key at any time, from every ring with the same secret', async () => {
    const key = await hex(rings.keys, '823');
    expect(await hex(rings.keys, '823')).toBe(key);
    expect(await hex(rings.again, '823')).toBe(key);
  });

  it('gives every council its own key', async () => {
    const codes = ['823', '824', '82', '8233', '0823'];
    const keys = await Promise.all(codes.map((laCode) => hex(rings.keys, laCode)));
    expect(new Set(keys).size).toBe(codes.length);
  });

  it('gives different keys with another master secret', async () => {
    expect(await hex(rings.other, '823')).not.toBe(await hex(rings.keys, '823'));
  });
}
