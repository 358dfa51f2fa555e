/** The one spelling in which texts and what is typed are compared. */

/** Middle dots as they are found in names, and the marks that people type between syllables. */
const separators = /[\s·•‧∙⋅・･.．,，、'’`-]/gu;
const variationSelectors = /[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}\u{200b}-\u{200d}]/gu;

/** Narrow, lower case, without tones, separators and variation selectors; ü is v, as it is typed. */
export function foldText(text: string): string {
  if (/^[\u4e00-\u9fff0-9a-z]*$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[üǖǘǚǜ]/gu, 'v')
    .replace(variationSelectors, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .replace(separators, '');
}

/** Only letters A-Z and figures, upper case: numbers with or without dashes are the same. */
export function foldCode(text: string): string {
  if (/^[0-9A-Z]*$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}

/** Whether a text consists of nothing but what stands in a number. */
export function isCode(text: string): boolean {
  return /^[0-9A-Za-z\s-]+$/.test(text.normalize('NFKC'));
}
