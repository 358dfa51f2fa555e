/** Every text of the screens that is the same each time, by language; what needs facts of the moment is not among them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../shared/i18n/locale';

const folders: { readonly [L in Locale]: string } = { 'zh-CN': 'zh-cn', en: 'en' };

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

/** All modules of words, also those that a room brings with it. */
export async function screenWords(locale: Locale): Promise<ReadonlySet<string>> {
  const folder = join(import.meta.dirname, '../../shared/i18n', folders[locale]);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const modules = await Promise.all(
    files.map((name) => import(join(folder, name)) as Promise<object>),
  );
  return new Set(modules.flatMap(textsOf));
}
