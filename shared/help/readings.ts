/** What can be read in the window about the program: the guides that lie beside it, its changes, its notices, itself. */
import type { Locale } from '../i18n/locale';

/** One guide for each of the people who work with the program or judge it; files of `build/guides`. */
export const guides = ['clerk', 'administrator', 'auditor', 'integrator', 'security'] as const;
export type Guide = (typeof guides)[number];

/** Everything there is to read, in its order. */
export const readings = [...guides, 'changelog', 'notices', 'about'] as const;
export type Reading = (typeof readings)[number];

const ending: { readonly [L in Locale]: string } = { 'zh-CN': '.zh-CN.md', en: '.md' };

/** Where the page finds a text that is written in Markdown. */
export const addressOf = (reading: Guide | 'changelog', locale: Locale): string =>
  `/guides/${reading === 'changelog' ? 'CHANGELOG' : reading}${ending[locale]}`;

/** Where the page finds the licences of what others made; one text for all languages. */
export const noticesAddress = '/guides/THIRD-PARTY-NOTICES.txt';

/** Which guide a link of another one leads to, and at which of its headings. */
export function placeOf(href: string): { guide: Guide; heading: string | undefined } | undefined {
  const [, name, , heading] = /^([a-z]+)(\.zh-CN)?\.md(?:#(.+))?$/u.exec(href) ?? [];
  const guide = guides.find((one) => one === name);
  return guide === undefined ? undefined : { guide, heading: heading && decoded(heading) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
