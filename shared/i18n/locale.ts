/** The languages the station speaks. */

export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Of each language in itself, whatever is spoken. */
export const ownNames: { readonly [L in Locale]: string } = { 'zh-CN': '中文', en: 'English' };
