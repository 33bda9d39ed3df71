import { inject } from 'vitest';
import { INDICATOR_PAGES } from './indicator-pages.ts';
import { SITE_PAGES } from './site-pages.ts';
import { SUBMISSION_PAGES } from './submission-pages.ts';
import type { VisitedPage } from './visited-page.ts';

/** Every page in each of its states. */
export const PAGES: readonly VisitedPage[] = [
  ...SITE_PAGES,
  ...SUBMISSION_PAGES,
  ...INDICATOR_PAGES,
];

/** The address of a page, with the ids from the scenes. */
export function addressOf({ address }: VisitedPage): string {
  const { published, pack } = inject('scenes');
  return address.replace('{published}', published).replace('{pack}', pack);
}
