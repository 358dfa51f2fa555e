/** Words of a language that do not come: the screens stay in Chinese, say so, and say it in the language that was wanted. */
import { createElement as h } from 'react';
import { prerender } from 'react-dom/static.edge';
import { expect, it, vi } from 'vitest';
import { LanguageMissing } from '../../renderer/features/language/language-missing';
import {
  LanguageProvider,
  useLocale,
  useMessages,
} from '../../renderer/features/language/messages-context';
import { FamilyScreen } from '../../renderer/family/family-page';
import type { FamilyBridge } from '../../shared/ipc/family-screen';
import type { Locale } from '../../shared/i18n/locale';
import { notLoaded, notLoadedForFamily } from '../../shared/i18n/locale';
import { family } from '../../shared/i18n/zh-cn/family';
import { settings } from '../../shared/i18n/zh-cn/settings';

// As a file of the program that is gone or cannot be read.
vi.mock('../../shared/i18n/en/messages', () => {
  throw new Error('gone');
});

function Screen() {
  return h('main', { lang: useLocale() }, useMessages().settings.title);
}

async function shown(locale: Locale): Promise<string> {
  const children = [
    h(Screen, { key: 'screen' }),
    h(LanguageMissing, { key: 'missing', to: 'staff' }),
  ];
  const { prelude } = await prerender(h(LanguageProvider, { locale, children }));
  return new Response(prelude).text();
}

it('leaves the screens in Chinese, and says so in both languages', async () => {
  const page = await shown('en');
  expect(page).toContain(`<main lang="zh-CN">${settings.title}</main>`);
  expect(page).toContain(settings.languageMissing);
  for (const line of settings.languageMissingLines) expect(page).toContain(line);
  expect(page).toContain(`<p lang="en">${notLoaded.en}</p>`);
  expect(page).toContain('role="status"');
});

it('tells a family on its own screen whom to ask, in both languages, and nothing where the words are there', async () => {
  const bridge: FamilyBridge = {
    ask: async () => undefined,
    onShow: () => () => undefined,
    say: async () => undefined,
  };
  const seen = async (locale: Locale) => {
    const view = { show: 'idle', locale, school: '望潮小学', drill: false } as const;
    const children = h(FamilyScreen, { view, bridge });
    const { prelude } = await prerender(h(LanguageProvider, { locale, children }));
    return new Response(prelude).text();
  };
  const page = await seen('en');
  expect(page).toMatch(/<main [^>]*lang="zh-CN"/);
  expect(page).toContain(family.welcome);
  expect(page).toContain(family.languageMissing);
  expect(page).toContain(`<p lang="en">${notLoadedForFamily.en}</p>`);
  expect(page).not.toContain(notLoaded.en);
  expect(await seen('zh-CN')).not.toContain('role="status"');
});

it('says nothing where the words are there', async () => {
  expect(await shown('zh-CN')).toBe(`<main lang="zh-CN">${settings.title}</main>`);
});
