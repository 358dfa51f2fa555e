/** All words of the station in one language; Simplified Chinese is the type, English must match it. */
import { en } from './en/messages';
import type { Locale } from './locale';
import { zhCn, type Messages } from './zh-cn/messages';

export type { Messages };

/** The words of a language. */
export function pick(locale: Locale): Messages {
  switch (locale) {
    case 'zh-CN':
      return zhCn;
    case 'en':
      return en;
  }
}
