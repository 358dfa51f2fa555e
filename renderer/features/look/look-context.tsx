/** How the screens look to the person at this computer: language, brightness and size, kept between days. */
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { applyTheme } from '../../ui/theme';
import { LanguageProvider, useLocale } from '../language/messages-context';
import { type Look, readLook, storeLook, usualLook } from './stored-look';

type LookChoice = { readonly look: Look; readonly choose: (change: Partial<Look>) => void };

const LookContext = createContext<LookChoice>({ look: usualLook, choose: () => undefined });

/** Applies the choice of last time and offers another. */
export function LookProvider({ children }: { readonly children: ReactNode }) {
  const [look, setLook] = useState(readLook);
  useEffect(() => {
    applyTheme(look.theme);
  }, [look]);
  const choose = (change: Partial<Look>) => {
    const next = { ...look, ...change };
    setLook(next);
    storeLook(next);
  };
  return (
    <LookContext value={{ look, choose }}>
      <LanguageProvider locale={look.locale}>
        <PageLanguage />
        {children}
      </LanguageProvider>
    </LookContext>
  );
}

/** What the page says of itself is what its words are in, whatever was chosen. */
function PageLanguage() {
  const locale = useLocale();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return null;
}

/** The present choice and the way to change it. */
export function useLook(): LookChoice {
  return use(LookContext);
}
