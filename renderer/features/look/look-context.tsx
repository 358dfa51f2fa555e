/** How the screens look to the person at this computer: language and brightness, kept between days. */
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import type { Locale } from '../../../shared/i18n/locale';
import { locales } from '../../../shared/i18n/locale';
import { applyTheme, type Theme } from '../../ui/theme';
import { LanguageProvider } from '../language/messages-context';

/** What can be chosen. */
export type Look = { readonly locale: Locale; readonly theme: Theme };

type LookChoice = { readonly look: Look; readonly choose: (change: Partial<Look>) => void };

const storageKey = 'look';
const usualLook: Look = { locale: 'zh-CN', theme: 'system' };
export const themes = ['system', 'light', 'dark'] as const satisfies readonly Theme[];

const LookContext = createContext<LookChoice>({ look: usualLook, choose: () => undefined });

/** Applies the choice of last time and offers another. */
export function LookProvider({ children }: { readonly children: ReactNode }) {
  const [look, setLook] = useState(readLook);
  useEffect(() => {
    applyTheme(look.theme);
    document.documentElement.lang = look.locale;
  }, [look]);
  const choose = (change: Partial<Look>) => {
    const next = { ...look, ...change };
    setLook(next);
    localStorage.setItem(storageKey, JSON.stringify(next));
  };
  return (
    <LookContext value={{ look, choose }}>
      <LanguageProvider locale={look.locale}>{children}</LanguageProvider>
    </LookContext>
  );
}

/** The present choice and the way to change it. */
export function useLook(): LookChoice {
  return use(LookContext);
}

function readLook(): Look {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Look>;
    return {
      locale: locales.find((locale) => locale === stored.locale) ?? usualLook.locale,
      theme: themes.find((theme) => theme === stored.theme) ?? usualLook.theme,
    };
  } catch {
    return usualLook;
  }
}
