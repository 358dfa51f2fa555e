/** What axe finds on a screen. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { setTheme, themes } from './theme';

/** WCAG 2.1, A and AA. */
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
/** The rules that look at colours: nothing else of a screen is another one in another theme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Every place where the screen as it stands breaks a rule of WCAG 2.1 A or AA. */
export const violations = (page: Page): Promise<string[]> => breaches(page, levels);

/**
 * The same, in each theme: every rule in the first one, those about colours in the others; `within` one part, such as a
 * layer that nothing behind it can be reached from.
 */
export async function violationsInBothThemes(page: Page, within?: string): Promise<string[]> {
  const found: string[] = [];
  for (const theme of themes) {
    await setTheme(page, theme);
    const rules = theme === themes[0] ? levels : colourRules;
    found.push(...(await breaches(page, rules, within)).map((line) => `${theme} ${line}`));
  }
  await setTheme(page);
  return found;
}

async function breaches(page: Page, runOnly: string[], within?: string): Promise<string[]> {
  // Half a megabyte of script, read four times for every screen, takes a window as long as what it finds.
  const isThere = await page.evaluate(() => 'axe' in window);
  // The frames that axe's usual mode opens in a new page end an Electron window.
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: ';' }) }).setLegacyMode(true);
  if (within !== undefined) axe.include(within);
  // What is in order is not described: that takes axe as long as finding what is not.
  const options = { runOnly, resultTypes: ['violations' as const] };
  // Style sheets are read again for one rule alone, which is an experiment and not of these levels.
  const found = await axe.options({ ...options, preload: { assets: ['media'] } }).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}
