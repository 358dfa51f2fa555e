/** What axe finds on a screen. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { setTheme, themes } from './theme';

/** Every place where the screen as it stands breaks a rule of WCAG 2.1 A or AA. */
export async function violations(page: Page): Promise<string[]> {
  // The frames that axe's usual mode opens in a new page end an Electron window.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const found = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** The same, once in each theme. */
export async function violationsInBothThemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of themes) {
    await setTheme(page, theme);
    found.push(...(await violations(page)).map((line) => `${theme} ${line}`));
  }
  await setTheme(page);
  return found;
}
