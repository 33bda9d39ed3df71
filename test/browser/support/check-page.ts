import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { WIDTHS } from './browsing.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const RUN_AXE = `axe.run(document, {
  runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'],
}).then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
  nodes.map(({ target, failureSummary }) => [id, help, target.join(' '), failureSummary].join(' | '))))`;

/** axe cannot measure the contrast of text over a gradient, even a white one. */
const WITHOUT_SHADOWS = '.scroll { background: none !important; }';

/** By how many pixels the page can be scrolled sideways. */
const SIDEWAYS = `document.documentElement.scrollWidth - document.documentElement.clientWidth`;

/** What axe finds on a page, and whether the page scrolls sideways, at both widths. */
export async function faultsOfPage(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(axe.source);
  await page.addStyleTag({ content: WITHOUT_SHADOWS });
  for (const width of Object.values(WIDTHS)) {
    await page.setViewportSize({ width, height: 900 });
    const violations = await page.evaluate<string[]>(RUN_AXE);
    found.push(...violations.map((violation) => `${width} px: ${violation}`));
    const sideways = await page.evaluate<number>(SIDEWAYS);
    if (sideways > 0) found.push(`${width} px: the page scrolls sideways by ${sideways} px`);
  }
  return found;
}
