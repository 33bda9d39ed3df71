import { inject } from 'vitest';
import { INDICATOR_PAGES } from './indicator-pages.ts';
import type { PageToJudge } from './page-to-judge.ts';
import { SITE_PAGES } from './site-pages.ts';
import { SUBMISSION_PAGES } from './submission-pages.ts';

/** Every page in each of its states. */
export const PAGES: readonly PageToJudge[] = [
  ...SITE_PAGES,
  ...SUBMISSION_PAGES,
  ...INDICATOR_PAGES,
];

/** The address of a page, with what the scenes made in it. */
export function addressOf({ address }: PageToJudge): string {
  const { published, pack } = inject('scenes');
  return address.replace('{published}', published).replace('{pack}', pack);
}
