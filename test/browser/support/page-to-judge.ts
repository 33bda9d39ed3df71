import type { Page } from 'playwright-core';
import type { Route } from '../../../functions/routes.ts';

/** The accounts of the sign-in page that the tests look through. */
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

export interface PageToJudge {
  readonly page: string;
  readonly as: Account;
  readonly route: Route | 'sign-in page' | 'pack';
  /** `{published}` and `{pack}` stand for what the scenes made. */
  readonly address: string;
  readonly status?: number;
  /** What is done on the page before it is judged. */
  readonly act?: (page: Page) => Promise<void>;
}

/** Pages of one route, seen by the same account unless a page says otherwise. */
export function open(
  as: Account,
  route: PageToJudge['route'],
  pages: readonly (Omit<PageToJudge, 'as' | 'route'> & { readonly as?: Account })[],
): PageToJudge[] {
  return pages.map((page) => ({ as, route, ...page }));
}

/** Presses a button and waits for what the page says of it. */
export async function press(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('alert').waitFor();
}
