/** Which language the screens speak, for everything below the provider. */
import { createContext, use, type ReactNode } from 'react';
import type { Locale } from '../../../shared/i18n/locale';
import { zhCn, type Messages } from '../../../shared/i18n/zh-cn/messages';

/** The words of the screens, and what language they are in. */
type Language = {
  readonly locale: Locale;
  readonly messages: Messages;
  /** The language that was asked for, where its words could not be loaded. */
  readonly missing?: Locale;
};

const chinese: Language = { locale: 'zh-CN', messages: zhCn };

const LanguageContext = createContext<Language>(chinese);

let english: Promise<Language> | undefined;

/** Most stations never speak English, so its words come when they are asked for; what cannot be loaded stays Chinese. */
function useWordsOf(locale: Locale): Language {
  if (locale === 'zh-CN') return chinese;
  english ??= import('../../../shared/i18n/en/messages').then(
    ({ en }): Language => ({ locale, messages: en }),
    (): Language => ({ ...chinese, missing: locale }),
  );
  return use(english);
}

/** Gives the words of a language to all screens below; waits for them, so that a change of it wants a transition. */
export function LanguageProvider(props: { readonly locale: Locale; readonly children: ReactNode }) {
  return <LanguageContext value={useWordsOf(props.locale)}>{props.children}</LanguageContext>;
}

/** The words of the chosen language. */
export function useMessages(): Messages {
  return use(LanguageContext).messages;
}

/** The language that the words are in. */
export function useLocale(): Locale {
  return use(LanguageContext).locale;
}

/** The language that somebody wanted and did not get. */
export function useMissingLanguage(): Locale | undefined {
  return use(LanguageContext).missing;
}
