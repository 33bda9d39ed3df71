import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAS_BROWSER, openBrowser, signIn, untilHeading, visitor } from './support/browsing.ts';

describe.skipIf(!HAS_BROWSER)('with JavaScript', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it('an inspector finds a council, requests its pack and follows a figure to its source', async () => {
    const person = await visitor(browser);
    const { page, faults } = person;
    await signIn(person, 'Inspector');
    await page.getByRole('link', { name: 'Councils', exact: true }).click();
    await page.getByLabel('Council name or three-digit code').fill('335');
    await page.getByRole('button', { name: 'Find' }).click();
    expect(await page.getByRole('status').textContent()).toContain('1 council found');
    await page.getByRole('button', { name: 'Open the evidence pack of Walsall' }).click();
    await page.getByRole('link', { name: 'Open the pack' }).click();
    await untilHeading(page, 'Walsall: stability of children in care');
    expect(await page.locator('svg[role="img"]').count()).toBeGreaterThan(3);
    const reference = page.locator('#summary a.reference').first();
    const target = await reference.getAttribute('href');
    await reference.click();
    expect(new URL(page.url()).hash).toBe(target);
    expect(await page.locator(String(target)).isVisible()).toBe(true);
    expect(faults.list).toEqual([]);
  });

  it('an analyst publishes a release and downloads the figures of a measure', async () => {
    const person = await visitor(browser);
    const { page, faults } = person;
    await signIn(person, 'Analyst');
    await page.goto('/releases');
    await page.getByLabel('Reason for the release (optional)').fill('Published from the browser.');
    await page.getByRole('button', { name: 'Publish a release' }).click();
    await page.getByText('Published', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: 'Measures of this release' }).click();
    await page.getByRole('link', { name: 'Three or more placements in the year' }).click();
    await untilHeading(page, 'Three or more placements in the year');
    expect(await page.locator('main').textContent()).toContain('Wirral');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV', exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^placements_3plus.*\.csv$/);
    expect(faults.list).toEqual([]);
  });
});
