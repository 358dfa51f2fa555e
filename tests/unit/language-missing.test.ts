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
import type { Locale } from '../../shared/i18n/locale';
import { notLoaded } from '../../shared/i18n/locale';
import { settings } from '../../shared/i18n/zh-cn/settings';

// As a file of the program that is gone or cannot be read.
vi.mock('../../shared/i18n/en/messages', () => {
  throw new Error('gone');
});

function Screen() {
  return h('main', { lang: useLocale() }, useMessages().settings.title);
}

async function shown(locale: Locale): Promise<string> {
  const children = [h(Screen, { key: 'screen' }), h(LanguageMissing, { key: 'missing' })];
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

it('says nothing where the words are there', async () => {
  expect(await shown('zh-CN')).toBe(`<main lang="zh-CN">${settings.title}</main>`);
});
