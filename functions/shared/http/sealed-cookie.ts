import { hkdfSync } from 'node:crypto';
import { EncryptJWT, errors, type JWTPayload, jwtDecrypt } from 'jose';
import { type Clock, systemClock } from '../ports/clock.ts';

/** What came with a request; API Gateway hands cookies over apart from the headers. */
export interface CookieBearer {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies?: readonly string[] | undefined;
}

/** A cookie whose value only this service can write or read, good for a fixed time. */
export interface SealedCookie {
  /** The `Set-Cookie` line that keeps the payload. */
  set(payload: JWTPayload): Promise<string>;
  /** The `Set-Cookie` line that makes the browser forget it. */
  clear(): string;
  /** What was kept, or undefined when there is none, it was altered, or its time is out. */
  read(from: CookieBearer): Promise<JWTPayload | undefined>;
}

export interface SealedCookieOptions {
  readonly name: string;
  /** At least 32 characters that only the service knows. Each name has a key of its own, worked out from it. */
  readonly secret: string;
  /** True where the service is reached by https. */
  readonly secure: boolean;
  readonly seconds: number;
  readonly clock?: Clock;
}

/** Keeps a payload in the browser, encrypted with A256GCM under a key worked out by HKDF. */
export function createSealedCookie(options: SealedCookieOptions): SealedCookie {
  const { secret, secure, seconds, clock = systemClock } = options;
  if (secret.length < 32) throw new Error('The session secret is shorter than 32 characters.');
  const name = cookieNameOf(options.name, secure);
  const key = new Uint8Array(hkdfSync('sha256', secret, '', `cookie ${options.name}`, 32));
  const line = (value: string, maxAge: number) =>
    `${name}=${value}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return {
    async set(payload) {
      const now = Math.floor(clock.now().getTime() / 1000);
      const sealed = await new EncryptJWT({ ...payload, exp: now + seconds })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(key);
      return line(sealed, seconds);
    },
    clear: () => line('', 0),
    async read(from) {
      const value = cookieOf(from, name);
      return value === undefined ? undefined : unseal(value, key, clock.now());
    },
  };
}

/** The `__Host-` prefix makes browsers refuse the cookie from any other host or without https. */
export function cookieNameOf(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

/** The value of a cookie that the browser sent. */
export function cookieOf(from: CookieBearer, name: string): string | undefined {
  const pairs = from.cookies ?? from.headers.cookie?.split(';') ?? [];
  const pair = pairs.map((text) => text.trim()).find((text) => text.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

async function unseal(value: string, key: Uint8Array, now: Date): Promise<JWTPayload | undefined> {
  try {
    const { payload } = await jwtDecrypt(value, key, {
      currentDate: now,
      requiredClaims: ['exp'],
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
