/** Keys pressed one after the other before anything that the first one began can have an answer. */
import type { Page } from '@playwright/test';

/** Names of keys as KeyboardEvent has them; `Control+` before one holds that down. */
export async function pressTogether(page: Page, ...keys: readonly string[]): Promise<void> {
  await page.evaluate((pressed) => {
    for (const keysOfOne of pressed) {
      const key = keysOfOne.replace('Control+', '');
      const ctrlKey = key !== keysOfOne;
      const how = { key, ctrlKey, bubbles: true, cancelable: true };
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', how));
    }
  }, keys);
}
