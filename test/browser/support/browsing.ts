import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { type Faults, watch } from './watch.ts';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Widths in CSS pixels: a desktop screen, and the narrowest that WCAG reflow requires. */
export const WIDTHS = { wide: 1280, narrow: 320 } as const;

/** False if no browser was found. Every test is then skipped. */
export const HAS_BROWSER = inject('chromium') !== '';

/** A user with a browser. */
export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What users do not see, but must not happen: errors, violations, requests to other origins. */
  readonly faults: Faults;
}

/** Opens the browser with a fresh profile. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: inject('chromium'), args: FLAGS });
}

/** A user who has not signed in. */
export async function visitor(
  browser: Browser,
  options: { readonly javaScriptEnabled?: boolean } = {},
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: inject('origin'),
    viewport: { width: WIDTHS.wide, height: 900 },
    locale: 'en-GB',
    ...options,
  });
  const faults = watch(context, inject('origin'));
  return { context, page: await context.newPage(), faults };
}

/** Signs in on the sign-in page with the account of this name, such as `Officer of Wirral`. */
export async function signIn({ page }: Person, account: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('radio', { name: account, exact: true }).check();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

/** Waits until the page has this heading. */
export async function untilHeading(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
