/** Which language the screens speak, for everything below the provider. */
import { createContext, use, type ReactNode } from 'react';
import type { Locale } from '../../../shared/i18n/locale';
import { pick, type Messages } from '../../../shared/i18n/messages';

/** The words of the screens and how they were chosen. */
export type Language = {
  readonly locale: Locale;
  readonly messages: Messages;
};

const LanguageContext = createContext<Language>({ locale: 'zh-CN', messages: pick('zh-CN') });

/** Gives the words of a language to all screens below. */
export function LanguageProvider(props: { readonly locale: Locale; readonly children: ReactNode }) {
  const { locale } = props;
  return (
    <LanguageContext value={{ locale, messages: pick(locale) }}>{props.children}</LanguageContext>
  );
}

/** The words of the chosen language. */
export function useMessages(): Messages {
  return use(LanguageContext).messages;
}

/** The chosen language. */
export function useLocale(): Locale {
  return use(LanguageContext).locale;
}
