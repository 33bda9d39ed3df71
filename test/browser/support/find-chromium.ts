import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium of this machine: the variable CHROMIUM (blank: none), else where systems keep it. Undefined when there is none. */
export function findChromium(
  { CHROMIUM }: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  return (CHROMIUM ?? PLACES.find((place) => existsSync(place))) || undefined;
}
