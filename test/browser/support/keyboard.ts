import type { Page } from 'playwright-core';

/** Describes a control so that it differs from its neighbours. */
const PLACE = `(element) => [
  element.tagName, element.id || element.name, (element.innerText || '').trim().slice(0, 40),
].join(' ')`;

/** Descriptions of all controls that the keyboard should reach, in the order of the page. */
export const REACHABLE = `[...document.querySelectorAll(
  'a[href], button, input, select, textarea, summary, [tabindex="0"]'
)].filter((element) => element.type !== 'hidden' && !element.disabled && element.checkVisibility())
  .map(${PLACE})`;

/** An expression for a property of the focused element. */
export function focused(property: string): string {
  return `document.activeElement.${property}`;
}

/** The focused element, and whether its focus is visible: inside the window, with an outline, shadow or focus colour. */
export async function focusOf(page: Page): Promise<{ place: string; isSeen: boolean }> {
  return await page.evaluate(`(() => {
    const element = document.activeElement;
    const look = (each) => {
      const { outlineStyle, outlineWidth, boxShadow, backgroundColor } = getComputedStyle(each);
      const ring = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      return ring || boxShadow !== 'none' || backgroundColor === 'rgb(255, 221, 0)';
    };
    const { top, bottom } = element.getBoundingClientRect();
    const isInside = bottom > 0 && top < innerHeight;
    const label = element.labels?.[0];
    return { place: (${PLACE})(element), isSeen: isInside && (look(element) || Boolean(label && look(label))) };
  })()`);
}

/** Presses Tab until the control with this id has the focus. Throws after 100 steps. */
export async function tabTo(page: Page, id: string): Promise<void> {
  for (let step = 0; step < 100; step += 1) {
    if ((await page.evaluate(focused('id'))) === id) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key never reaches #${id}.`);
}
