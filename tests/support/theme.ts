/** The theme of the window, for pictures and for axe. */
import type { Page } from '@playwright/test';

export const themes = ['light', 'dark'] as const;

/** Sets it, and waits until colours have gone over; without a theme the window follows its own settings again. */
export const setTheme = (page: Page, theme?: (typeof themes)[number]): Promise<void> =>
  page.evaluate(async (name) => {
    if (name === undefined) delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = name;
    const running = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(running.map(({ finished }) => finished));
  }, theme);
