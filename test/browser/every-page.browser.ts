import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../../functions/routes.ts';
import { HAS_BROWSER, openBrowser, type Person, signIn, visitor } from './support/browsing.ts';
import { faultsOfPage } from './support/check-page.ts';
import { addressOf, PAGES } from './support/pages.ts';
import { ACCOUNTS, type Account } from './support/visited-page.ts';

/** Addresses that answer with something other than a page. */
const NO_PAGE = ['GET /assets/{file}', 'GET /sign-in', 'GET /sign-in/callback'];

describe.skipIf(!HAS_BROWSER)('every page at 1280 and 320 pixels', () => {
  let browser: Browser;
  const people = new Map<Account, Person>();
  beforeAll(async () => {
    browser = await openBrowser();
    for (const account of Object.keys(ACCOUNTS) as Account[]) {
      const person = await visitor(browser);
      if (ACCOUNTS[account] !== '') await signIn(person, ACCOUNTS[account]);
      people.set(account, person);
    }
  });
  afterAll(() => browser?.close());

  it.each(PAGES)('$page passes axe and does not scroll sideways', async (each) => {
    const person = people.get(each.as);
    const page = await person?.context.newPage();
    if (person === undefined || page === undefined)
      throw new Error('The person or the page is missing.');
    const answer = await page.goto(addressOf(each));
    if (each.act !== undefined) await each.act(page);
    expect({ status: each.act ? 200 : answer?.status() }).toEqual({ status: each.status ?? 200 });
    expect(await faultsOfPage(page)).toEqual([]);
    expect(person.faults.list).toEqual([]);
    await page.close();
  });

  it('is listed: no page of the service is missing', () => {
    const pages = Object.keys(ROUTES).filter((route) => /^GET \/(?!api\/)/.test(route));
    const looked = new Set<string>([...PAGES.map(({ route }) => route), ...NO_PAGE]);
    expect(pages.filter((route) => !looked.has(route))).toEqual([]);
  });
});
