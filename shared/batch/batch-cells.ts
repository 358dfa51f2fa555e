/** What stands in a cell of an agent's spreadsheet, as the form keeps it. */
import type { FieldKey } from '../domain/form';
import { fieldDefinition } from '../domain/form';
import { normalisePaperNumber } from '../domain/paper-number';
import { choices } from '../i18n/zh-cn/form-words';
import { dayIn } from '../text/day-in';

const parents = {
  father: ['父', '爸爸', '父子', '父女'],
  mother: ['母', '妈妈', '母子', '母女'],
};
const residentId = ['身份证', '居民身份证'];

/** Other words for a choice, as agents write them. */
const choiceWords: { readonly [K in FieldKey]?: Readonly<Record<string, readonly string[]>> } = {
  'child.sex': { male: ['男孩', '男性'], female: ['女孩', '女性'] },
  'child.idType': { residentId: [...residentId, '户口簿'], none: ['无'] },
  'guardian1.relation': parents,
  'guardian2.relation': parents,
  'guardian1.idType': { residentId },
  'guardian2.idType': { residentId },
  'residence.tenure': {
    owned: ['自有', '自有房', '有房', '自购', '购房'],
    publicRental: ['公租房', '公租'],
    rented: ['租赁', '租住', '出租房'],
    none: ['无', '无房'],
  },
  'register.childRelation': { child: ['子', '女', '儿子', '女儿', '长子', '长女', '次子', '次女'] },
};

/** Yes or no, as a cell may say it; nothing where it says neither. */
export function yesOrNo(text: string): boolean | undefined {
  const bare = text.trim().toLowerCase();
  if (['是', '有', '√', '✓', '对', 'y', 'yes', '1', 'true'].includes(bare)) return true;
  if (['否', '无', '没有', '×', '不是', 'n', 'no', '0', 'false'].includes(bare)) return false;
  return undefined;
}

/**
 * The text for the form. What the field cannot take stays as it is, so that a person sees it there with what is wrong; a
 * choice that no word names is left out, because the form has nowhere to show it: `undefined`.
 */
export function fieldCell(key: FieldKey, cell: string): string | undefined {
  const { kind, maxLength } = fieldDefinition(key);
  const text = cell
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  if (text === '') return '';
  switch (kind) {
    case 'choice':
      return choiceOf(key, text);
    case 'flag': {
      const said = yesOrNo(text);
      return said === undefined ? undefined : said ? 'yes' : '';
    }
    case 'day':
      return (dayIn(text.normalize('NFKC')) ?? text.normalize('NFKC')).slice(0, maxLength);
    case 'idNumber':
      return normalisePaperNumber(text).slice(0, maxLength);
    case 'phone':
    case 'number':
    case 'studentNumber':
    case 'region':
    case 'country':
      return text.normalize('NFKC').slice(0, maxLength);
    default:
      return text.slice(0, maxLength);
  }
}

function choiceOf(key: FieldKey, text: string): string | undefined {
  const allowed = fieldDefinition(key).choices ?? [];
  if (allowed.includes(text)) return text;
  const titles: ChoiceTitles = choices;
  const bare = text.normalize('NFKC').replace(/\s/g, '');
  return allowed.find(
    (code) =>
      titles[key]?.[code]?.normalize('NFKC') === bare ||
      choiceWords[key]?.[code]?.includes(bare) === true,
  );
}

type ChoiceTitles = { readonly [K in FieldKey]?: Readonly<Record<string, string>> };
