/** What a 一次性告知书 lists, in words for the family. */
import type { FieldKey } from '../domain/form';
import type { Letter, Supplement } from '../domain/letter';
import type { LetterContent } from './letter-content';

/** What is missing, a row each: what to bring, why, and of what one will do. */
export function missingRows(
  { supplement }: Letter,
  { fieldName }: { readonly fieldName: (key: FieldKey) => string },
): LetterContent['rows'] {
  if (supplement === undefined) return [];
  const rows = supplement.items.map(({ title, reason, want, options, pages }, index) => ({
    label: `${index + 1}. ${title}`,
    value: `${wantWords(want, options, pages)}${reason}`,
  }));
  const { fields, asked = [] } = supplement;
  const more = [
    ...asked.map(({ key, reason }) => ({
      title: '更正信息',
      value: `${fieldName(key)}。${reason}`,
    })),
    ...(fields.length === 0
      ? []
      : [{ title: '补填信息', value: `${fields.map(fieldName).join('、')}。` }]),
  ];
  return [
    ...rows,
    ...more.map(({ title, value }, at) => ({ label: `${rows.length + at + 1}. ${title}`, value })),
  ];
}

function wantWords(
  want: Supplement['items'][number]['want'],
  options: readonly string[],
  pages: readonly string[],
): string {
  switch (want) {
    case 'paper':
      return options.length > 1
        ? `请提交下列任一种即可：${options.join('，或')}。`
        : `请提交${options.join('')}原件。`;
    case 'pages':
      return `还缺：${pages.join('、')}。`;
    case 'unclear':
      return `照片看不清，请带原件来重拍：${pages.join('、')}。`;
    case 'original':
      return '请带原件到窗口核验。';
    case 'anew':
      return '请重新提交或者说明。';
    case 'doubt':
      return '原件存疑，请带能够说明的材料到窗口。';
  }
}
