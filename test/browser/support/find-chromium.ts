import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of Chromium: from the variable CHROMIUM (blank: none), otherwise from the usual places. Undefined if not found. */
export function findChromium(
  { CHROMIUM }: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  return (CHROMIUM ?? PLACES.find((place) => existsSync(place))) || undefined;
}
