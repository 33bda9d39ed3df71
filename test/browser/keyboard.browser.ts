import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesOf } from '../support/small-council.ts';
import {
  HAS_BROWSER,
  openBrowser,
  type Person,
  signIn,
  untilHeading,
  visitor,
} from './support/browsing.ts';
import { chosen } from './support/files.ts';
import { focused, focusOf, REACHABLE, tabTo } from './support/keyboard.ts';
import { wirralReturns } from './support/scenes.ts';

const PAGES = [
  '/',
  '/submissions',
  '/submissions/new',
  '/rules/ssda903/2025?table=Header',
  '/rules/ssda903/2025/141',
  '/councils',
  '/measures/placements_3plus?release=1',
  '/releases/1',
];

describe.skipIf(!HAS_BROWSER)('with the keyboard only', () => {
  let browser: Browser;
  let officer: Person;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    officer = await visitor(browser);
    page = officer.page;
    // Starts to intercept file dialogues long before one is opened.
    page.on('filechooser', () => {});
    await signIn(officer, 'Officer of Wirral');
  });
  afterAll(() => browser?.close());

  it.each(PAGES)(
    'every control of %s gets the focus in order, and the focus is visible',
    async (address) => {
      await page.goto(address);
      const reachable = await page.evaluate<string[]>(REACHABLE);
      const reached: string[] = [];
      const unseen: string[] = [];
      for (const _ of reachable) {
        await page.keyboard.press('Tab');
        const { place, isSeen } = await focusOf(page);
        reached.push(place);
        if (!isSeen) unseen.push(place);
      }
      expect(reached).toEqual(reachable);
      expect(unseen).toEqual([]);
    },
  );

  it('the skip link is first and skips the header', async () => {
    await page.goto('/submissions');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(focused('textContent'))).toBe('Skip to main content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(focused('textContent'))).toBe('Submit a return');
  });

  it('a return is uploaded and accepted', async () => {
    await page.goto('/submissions/new');
    await tabTo(page, 'collectionYear');
    await page.keyboard.type('2025');
    await tabTo(page, 'files');
    const [dialogue] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.keyboard.press('Enter'),
    ]);
    await dialogue.setFiles(chosen(filesOf(wirralReturns(), 2025)));
    await tabTo(page, 'lastYearFiles');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Errors found', { exact: true }).waitFor();
    await tabTo(page, 'reason');
    await page.keyboard.type('The council has no record of the earlier placements.');
    await tabTo(page, 'confirm');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('In force', { exact: true }).waitFor();
    await untilHeading(page, /^Return of /);
    expect(officer.faults.list).toEqual([]);
  });
});
