import { describe, expect, it } from 'vitest';
import { findChromium } from '../browser/support/find-chromium.ts';
import { skipOrFail } from '../support/tools/skip-or-fail.ts';

describe('a suite whose tools are missing', () => {
  it.each(['true', '1', 'yes'])('fails on a build machine where CI is "%s"', (CI) => {
    expect(() => skipOrFail('tests in a browser', new Error('no Chromium'), { CI })).toThrow(
      'no Chromium',
    );
  });

  it.each([undefined, '', 'false'])('is skipped where CI is "%s"', (CI) => {
    expect(() => skipOrFail('tests in a browser', 'no Chromium', { CI })).not.toThrow();
  });

  it('finds no browser where CHROMIUM is blank', () => {
    expect(findChromium({ CHROMIUM: '' })).toBeUndefined();
  });
});
