/** All words of the station in one language; Simplified Chinese is the type, English must match it. */
import { casePage as enCasePage } from './en/case-page';
import { errors as enErrors } from './en/errors';
import { home as enHome } from './en/home';
import { intake as enIntake } from './en/intake';
import { letters as enLetters } from './en/letters';
import { material as enMaterial } from './en/material';
import { outbox as enOutbox } from './en/outbox';
import * as enProblems from './en/problems';
import { retention as enRetention } from './en/retention';
import { search as enSearch } from './en/search';
import { settings as enSettings } from './en/settings';
import { shell as enShell } from './en/shell';
import { trace as enTrace } from './en/trace';
import { unlock as enUnlock } from './en/unlock';
import * as enWords from './en/words';
import type { Locale } from './locale';
import { casePage } from './zh-cn/case-page';
import { errors } from './zh-cn/errors';
import { home } from './zh-cn/home';
import { intake } from './zh-cn/intake';
import { letters } from './zh-cn/letters';
import { material } from './zh-cn/material';
import { outbox } from './zh-cn/outbox';
import * as problems from './zh-cn/problems';
import { retention } from './zh-cn/retention';
import { search } from './zh-cn/search';
import { settings } from './zh-cn/settings';
import { shell } from './zh-cn/shell';
import { trace } from './zh-cn/trace';
import { unlock } from './zh-cn/unlock';
import * as words from './zh-cn/words';

const zhCn = {
  casePage,
  errors,
  home,
  intake,
  letters,
  material,
  outbox,
  problems,
  retention,
  search,
  settings,
  shell,
  trace,
  unlock,
  words,
};

/** Every word of the station. */
export type Messages = typeof zhCn;

const en = {
  casePage: enCasePage,
  errors: enErrors,
  home: enHome,
  intake: enIntake,
  letters: enLetters,
  material: enMaterial,
  outbox: enOutbox,
  problems: enProblems,
  retention: enRetention,
  search: enSearch,
  settings: enSettings,
  shell: enShell,
  trace: enTrace,
  unlock: enUnlock,
  words: enWords,
} satisfies Messages;

/** The words of a language. */
export function pick(locale: Locale): Messages {
  switch (locale) {
    case 'zh-CN':
      return zhCn;
    case 'en':
      return en;
  }
}
