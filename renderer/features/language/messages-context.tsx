/** Which language the screens speak, for everything below the provider. */
import { createContext, use, type ReactNode } from 'react';
import type { Locale } from '../../../shared/i18n/locale';
import { zhCn, type Messages } from '../../../shared/i18n/zh-cn/messages';

/** The words of the screens and how they were chosen. */
export type Language = {
  readonly locale: Locale;
  readonly messages: Messages;
};

const LanguageContext = createContext<Language>({ locale: 'zh-CN', messages: zhCn });

let english: Promise<Messages> | undefined;

/** Most stations never speak English, so its words come when they are asked for; what cannot be loaded stays Chinese. */
function useWordsOf(locale: Locale): Messages {
  if (locale === 'zh-CN') return zhCn;
  english ??= import('../../../shared/i18n/en/messages').then(
    ({ en }) => en,
    () => zhCn,
  );
  return use(english);
}

/** Gives the words of a language to all screens below; waits for them, so that a change of it wants a transition. */
export function LanguageProvider(props: { readonly locale: Locale; readonly children: ReactNode }) {
  const { locale } = props;
  return (
    <LanguageContext value={{ locale, messages: useWordsOf(locale) }}>
      {props.children}
    </LanguageContext>
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
