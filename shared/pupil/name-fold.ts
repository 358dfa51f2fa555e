/** The one spelling in which names are compared across records that different systems wrote. */
import { foldText } from '../search/fold';

/**
 * Private-use code points that GBK and GB 18030-2000/2005 systems wrote for characters which had none yet, with what they
 * have now (GB 18030-2022, annex D).
 */
const privateUse: Readonly<Record<string, string>> = {
  '\ue81e': '\u9fb4',
  '\ue826': '\u9fb5',
  '\ue82b': '\u9fb6',
  '\ue82c': '\u9fb7',
  '\ue832': '\u9fb8',
  '\ue843': '\u9fb9',
  '\ue854': '\u9fba',
  '\ue864': '\u9fbb',
  '\ue816': '\u{20087}',
  '\ue817': '\u{20089}',
  '\ue818': '\u{200cc}',
  '\ue831': '\u{215d7}',
  '\ue83b': '\u{2298f}',
  '\ue855': '\u{241fe}',
};

/**
 * Variants that stand for each other in names: 异体字 which the 《通用规范汉字表》 (2013) allows again for names, and
 * traditional forms that old registers kept, each with the character a clerk is likely to type instead.
 */
const variants = [
  '昇升陞',
  '堃坤',
  '喆哲',
  '淼渺',
  '犇奔',
  '龢和',
  '迺乃廼',
  '钜巨',
  '甦苏蘇',
  '邨村',
  '仝同',
  '澂澄',
  '甯宁寧寗',
  '飏扬揚',
  '镕熔',
  '硃朱',
  '頫俯',
  '璿璇',
  '叡睿',
  '暎映',
  '峯峰',
  '晧皓',
  '燿耀',
  '煇辉輝',
  '榘矩',
  '於于',
  '祐佑',
  '喦岩巖',
  '秊年',
  '烱炯',
  '濬浚',
  '勳勋勛',
  '瑠琉',
  '咏詠',
] as const;

const toFirst = new Map<string, string>();
for (const set of variants) {
  const [first = '', ...others] = set;
  for (const other of others) toFirst.set(other, first);
}

const hasVariant = new RegExp(`[${variants.join('')}]`, 'u');

/** A name with the characters that its private-use leftovers became; others of them stay as they are. */
export function modernName(name: string): string {
  return name.replace(/[\ue816-\ue864]/gu, (old) => privateUse[old] ?? old);
}

/** A name without dots, blanks and accents, variants and private-use leftovers as one character. */
export function foldName(name: string): string {
  const folded = foldText(modernName(name));
  if (!hasVariant.test(folded)) return folded;
  return Array.from(folded, (character) => toFirst.get(character) ?? character).join('');
}
