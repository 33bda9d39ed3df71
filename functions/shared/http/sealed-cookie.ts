import { hkdfSync } from 'node:crypto';
import { EncryptJWT, errors, type JWTPayload, jwtDecrypt } from 'jose';
import { type Clock, systemClock } from '../ports/clock.ts';

/** The parts of a request with cookies. API Gateway passes cookies separately from the headers. */
export interface CookieBearer {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies?: readonly string[] | undefined;
}

/** A cookie whose value only this service can write and read, valid for a fixed time. */
export interface SealedCookie {
  /** The `Set-Cookie` line that keeps the payload. */
  set(payload: JWTPayload): Promise<string>;
  /** The `Set-Cookie` line that makes the browser delete the cookie. */
  clear(): string;
  /** The payload. Undefined when there is no cookie, or it was altered or has expired. */
  read(from: CookieBearer): Promise<JWTPayload | undefined>;
}

export interface SealedCookieOptions {
  readonly name: string;
  /** At least 32 characters that only the service knows. Each cookie name has its own key, derived from this secret. */
  readonly secret: string;
  /** True when the service is served over https. */
  readonly secure: boolean;
  readonly seconds: number;
  readonly clock?: Clock;
}

/** Creates a cookie that keeps a payload in the browser, encrypted with A256GCM and a key derived by HKDF. */
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

/** The cookie's full name. The prefix `__Host-` makes browsers refuse it from any other host or without https. */
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
