import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { idOf, makeSubmission } from '../pages/support/submissions.ts';
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
import { openQuietStores } from './support/quiet-stores.ts';
import { wirralReturns } from './support/scenes.ts';

const FILES = chosen(filesOf(wirralReturns(), 2025));
const REASON = 'The council has no record of the earlier placements.';

/** The id of the focused element. */
const FOCUSED = `document.activeElement.id`;

describe.skipIf(!HAS_BROWSER)('an officer with JavaScript', () => {
  let browser: Browser;
  let officer: Person;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    officer = await visitor(browser);
    page = officer.page;
  });
  afterAll(() => browser?.close());

  it('signs in on the sign-in page and starts from the list of submissions', async () => {
    await page.goto('/');
    await page.getByRole('main').getByRole('link', { name: 'Sign in', exact: true }).click();
    await page.getByRole('radio', { name: 'Officer of Wirral' }).check();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Submissions' }).first().click();
    await untilHeading(page, 'Submissions');
    expect(await page.locator('.service-header__account').textContent()).toContain('Wirral');
  });

  it('sees which files are missing before anything is sent', async () => {
    await page.getByRole('link', { name: 'Submit a return' }).click();
    await untilHeading(page, 'Submit a return');
    await page.getByRole('button', { name: 'Upload and check' }).click();
    const summary = page.getByRole('alert');
    expect(await summary.textContent()).toContain('Choose the files of the return.');
    await page.locator('.govuk-error-summary:focus').waitFor();
    await summary.getByRole('link', { name: 'Choose the collection year.' }).click();
    expect(await page.evaluate(FOCUSED)).toBe('collectionYear');
  });

  it('sees the progress of the upload, then the page of the checked submission', async () => {
    const values: number[] = [];
    await page.route('**/api/v1/submissions/*/complete', async (route) => {
      values.push(await page.evaluate<number>(`document.getElementById('upload-bar').value`));
      await route.continue();
    });
    await page.getByLabel('Collection year').selectOption('2025');
    await page.getByLabel('Files of the return').setInputFiles(FILES);
    await page.getByRole('button', { name: 'Upload and check' }).click();
    await page.getByText('Errors found', { exact: true }).waitFor();
    expect(values).toEqual([1]);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('for 2025');
  });

  it('reads the findings by rule and by child, filters and downloads them', async () => {
    await page.getByRole('link', { name: 'See the findings' }).click();
    await untilHeading(page, 'Findings of the return for 2025');
    const all = await page.locator('section tbody tr').count();
    await page.getByLabel('Table', { exact: true }).selectOption('SWEpisodes');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByText('shown by the filter').waitFor();
    const filtered = await page.locator('section tbody tr').count();
    expect(filtered).toBeGreaterThan(0);
    expect(filtered).toBeLessThan(all);
    await page.getByRole('link', { name: 'Show all' }).click();
    await page.getByRole('link', { name: 'By child' }).click();
    await page.getByText(/children with findings$/).waitFor();
    const csv = await downloaded(page, 'Download all as CSV');
    expect(csv.name).toMatch(/\.csv$/);
    expect(csv.text.split('\n')[0]).toContain('code');
  });

  it('cannot accept errors without a reason, and gets links to the fields', async () => {
    await page.goBack();
    await page.locator('.govuk-back-link').click();
    await page.getByRole('button', { name: 'Accept the return' }).click();
    const links = page.getByRole('alert').getByRole('link');
    expect(await page.title()).toMatch(/^Error: /);
    await page.locator('.govuk-error-summary:focus').waitFor();
    for (const link of await links.all()) {
      const field = (await link.getAttribute('href'))?.slice(1);
      await link.click();
      expect(await page.evaluate(FOCUSED)).toBe(field);
    }
    expect(await links.count()).toBeGreaterThan(0);
  });

  it('accepts with a reason, and gets a receipt and a key file', async () => {
    await page.getByLabel('Why errors remain').fill(REASON);
    await page.getByLabel('I am authorised to accept this return for the council').check();
    await page.getByRole('button', { name: 'Accept the return' }).click();
    await page.getByText('In force', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'See the receipt' }).click();
    await untilHeading(page, /^Receipt for the return of /);
    expect(await page.locator('main').textContent()).toContain(REASON);
    const key = await downloaded(page, 'Download the key file (CSV)');
    expect(key.text.trim().split('\n').length).toBeGreaterThan(30);
  });

  it('is signed out everywhere: signing in again asks for the account', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect((await page.goto('/submissions'))?.url()).toContain('/oidc/');
    await untilHeading(page, 'Choose an account');
    expect(officer.faults.list).toEqual([]);
  });

  it('sees the page of a submission update itself while it is checked', async () => {
    const stores = openQuietStores(inject('dataFolder'));
    const id = idOf('c');
    const completed = { 'completed.json': { at: '2026-11-22T10:00:30.000Z', files: [] } };
    await makeSubmission({ stores }, { id, objects: completed });
    await signIn(officer, 'Officer of Central Bedfordshire');
    await page.goto(`/submissions/${id}`);
    await page.getByText('Checking', { exact: true }).waitFor();
    await makeSubmission({ stores }, { id, objects: completed, outcome: 'clean' });
    await page.getByText('Ready to accept', { exact: true }).waitFor();
    expect(officer.faults.list).toEqual([]);
  });
});

async function downloaded(page: Page, link: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ]);
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
}
