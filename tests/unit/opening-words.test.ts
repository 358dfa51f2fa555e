/** The window before the program in it: index.html itself says what the program says a moment later, in every language. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { locales } from '../../shared/i18n/locale';
import { pick } from '../../shared/i18n/messages';

it.each(locales)('the words of %s stand in the page', async (locale) => {
  const html = await readFile(join(import.meta.dirname, '../../renderer/index.html'), 'utf8');
  expect(html).toContain(`<p lang="${locale}" role="status">${pick(locale).unlock.asking}</p>`);
});

it('only one of them is seen', async () => {
  const css = await readFile(join(import.meta.dirname, '../../renderer/ui/base.css'), 'utf8');
  for (const shown of locales) {
    for (const hidden of locales.filter((locale) => locale !== shown)) {
      expect(css).toContain(`:lang(${shown}) > body .opening :lang(${hidden})`);
    }
  }
});
