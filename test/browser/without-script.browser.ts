import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesOf } from '../support/small-council.ts';
import { HAS_BROWSER, openBrowser, signIn, untilHeading, visitor } from './support/browsing.ts';
import { zipped } from './support/files.ts';
import { wirralReturns } from './support/scenes.ts';

describe.skipIf(!HAS_BROWSER)('without JavaScript', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it('an officer uploads one zip file, has it checked, accepts it and keeps the receipt', async () => {
    const person = await visitor(browser, { javaScriptEnabled: false });
    const { page, faults } = person;
    await signIn(person, 'Officer of Wirral');
    await page.goto('/submissions/new');
    await page.getByRole('button', { name: 'Continue' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Choose the collection year.');
    await page.getByLabel('Collection year').selectOption('2024');
    await page.getByRole('button', { name: 'Continue' }).click();
    await untilHeading(page, 'Upload the return for 2024');
    await page.getByLabel('Zip file').setInputFiles(zipped(filesOf(wirralReturns(), 2024)));
    await page.getByRole('button', { name: 'Upload' }).click();
    await untilHeading(page, 'The file has been uploaded');
    await page.getByRole('button', { name: 'Start the checks' }).click();
    const accept = page.getByRole('button', { name: 'Accept the return' });
    await look(accept, page.getByRole('link', { name: 'Update the progress' }));
    await page.getByLabel('I am authorised to accept this return for the council').check();
    await accept.click();
    const receipt = page.getByRole('link', { name: 'See the receipt' });
    await look(receipt, page.getByRole('link', { name: 'Update the progress' }));
    await receipt.click();
    await untilHeading(page, /^Receipt for the return of .* for 2024$/);
    expect(await page.locator('main').textContent()).toContain('return.zip');
    expect(faults.list).toEqual([]);
  });

  it('an inspector finds a council and reads its pack', async () => {
    const person = await visitor(browser, { javaScriptEnabled: false });
    const { page, faults } = person;
    await signIn(person, 'Inspector');
    await page.goto('/councils');
    await page.getByLabel('Council name or three-digit code').fill('Rutland');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('button', { name: 'Open the evidence pack of Rutland' }).click();
    const open = page.getByRole('link', { name: 'Open the pack' });
    await look(open, page.getByRole('link', { name: 'Check whether the pack is ready' }));
    await open.click();
    await untilHeading(page, 'Rutland: stability of children in care');
    expect(faults.list).toEqual([]);
  });
});

/** Follows the link to check again until the work is done. */
async function look(wanted: Locator, again: Locator): Promise<void> {
  for (;;) {
    await wanted.or(again).waitFor();
    if (await wanted.isVisible()) return;
    await again.click();
  }
}
