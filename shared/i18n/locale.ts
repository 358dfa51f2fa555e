/** The languages the station speaks. */

export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Of each language in itself, whatever is spoken. */
export const ownNames: { readonly [L in Locale]: string } = { 'zh-CN': '中文', en: 'English' };

/** That the words of a language could not be loaded, in that language: who does not read the other one reads this. */
export const notLoaded: { readonly [L in Locale]: string } = {
  'zh-CN': '中文没有载入。',
  en: 'English could not be loaded, so the screens stay in Chinese. Nothing was lost. Lock the station and unlock it to try again.',
};

/** The same for a family that reads along: nothing here is for it to do. */
export const notLoadedForFamily: { readonly [L in Locale]: string } = {
  'zh-CN': '中文没有载入，请向窗口人员询问。',
  en: 'English could not be loaded, so this screen stays in Chinese. Nothing was lost; please ask the staff at the desk.',
};
