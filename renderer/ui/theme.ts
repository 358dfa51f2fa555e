/** Chooses between the light and the dark colours; without a choice the system decides. */

/** What a person can choose: follow the system, or one of the two. */
export type Theme = 'system' | 'light' | 'dark';

/** Puts the choice on the document, where tokens.css reads it. */
export function applyTheme(theme: Theme, root: HTMLElement = document.documentElement): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}
