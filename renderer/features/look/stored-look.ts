/** Language, brightness and size of the screens, as they were chosen last on this computer. */
import type { Locale } from '../../../shared/i18n/locale';
import { locales } from '../../../shared/i18n/locale';
import { applyTheme, type Theme } from '../../ui/theme';

/** What can be chosen; `wholeScreen`: a family that works by itself gets the whole screen. */
export type Look = {
  readonly locale: Locale;
  readonly theme: Theme;
  readonly wholeScreen: boolean;
};

const storageKey = 'look';
export const usualLook: Look = { locale: 'zh-CN', theme: 'system', wholeScreen: true };
export const themes = ['system', 'light', 'dark'] as const satisfies readonly Theme[];

/** The choice of last time; what cannot be read is as nothing chosen. */
export function readLook(): Look {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Look>;
    return {
      locale: locales.find((locale) => locale === stored.locale) ?? usualLook.locale,
      theme: themes.find((theme) => theme === stored.theme) ?? usualLook.theme,
      wholeScreen: stored.wholeScreen ?? usualLook.wholeScreen,
    };
  } catch {
    return usualLook;
  }
}

/** For next time. */
export function storeLook(look: Look): void {
  localStorage.setItem(storageKey, JSON.stringify(look));
}

/** Puts it on a document that has no words yet. */
export function applyLook({ locale, theme }: Look): void {
  applyTheme(theme);
  document.documentElement.lang = locale;
}
