/** What axe finds on a screen. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Each rule of WCAG 2 A and AA that the screen as it stands breaks, with the first place. */
export async function violations(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations: found } = await axe.withTags(['wcag2a', 'wcag2aa']).analyze();
  return found.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`);
}
