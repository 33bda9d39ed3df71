import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The Chromium of this machine: the variable CHROMIUM, else where systems keep it. Undefined when there is none; throws
 * on a build machine, where the tests must not be left out unseen.
 */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  const found = named === undefined ? PLACES.find((place) => existsSync(place)) : named;
  if (found === undefined && process.env.CI === 'true') {
    throw new Error('There is no Chromium here. Install the package chromium, or set CHROMIUM.');
  }
  return found;
}
