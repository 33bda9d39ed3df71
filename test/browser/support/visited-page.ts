import type { Page } from 'playwright-core';
import type { Route } from '../../../functions/routes.ts';

/** The accounts of the sign-in page that tests use. */
export const ACCOUNTS = {
  nobody: '',
  officer: 'Officer of Central Bedfordshire',
  wirral: 'Officer of Wirral',
  camden: 'Officer of Camden',
  inspector: 'Inspector',
  analyst: 'Analyst',
  operator: 'Operator',
} as const;
export type Account = keyof typeof ACCOUNTS;

export interface VisitedPage {
  readonly page: string;
  readonly as: Account;
  readonly route: Route | 'sign-in page' | 'pack';
  /** `{published}` and `{pack}` are replaced by ids from the scenes. */
  readonly address: string;
  readonly status?: number;
  /** What is done on the page before it is checked. */
  readonly act?: (page: Page) => Promise<void>;
}

/** Pages of one route, visited with one account unless a page names another. */
export function open(
  as: Account,
  route: VisitedPage['route'],
  pages: readonly (Omit<VisitedPage, 'as' | 'route'> & { readonly as?: Account })[],
): VisitedPage[] {
  return pages.map((page) => ({ as, route, ...page }));
}

/** Presses a button and waits for the alert that follows. */
export async function press(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('alert').waitFor();
}
