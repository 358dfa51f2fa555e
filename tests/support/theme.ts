/** The theme of the window, for pictures and for axe. */
import type { Page } from '@playwright/test';

export const themes = ['light', 'dark'] as const;

/** Sets it; without a theme the window follows its own settings again. */
export const setTheme = (page: Page, theme?: (typeof themes)[number]): Promise<void> =>
  page.evaluate((name) => {
    if (name === undefined) delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = name;
  }, theme);
