import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The Chromium of this machine: the variable CHROMIUM (blank: none), else where systems keep it. Undefined when there is none; throws
 * on a build machine, where the tests must not be left out unseen.
 */
export function findChromium(): string | undefined {
  const found = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (!found && process.env.CI === 'true') {
    throw new Error('There is no Chromium here. Install the package chromium, or set CHROMIUM.');
  }
  return found || undefined;
}
