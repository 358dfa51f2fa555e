/** What a 一次性告知书 lists, in words for the family. */
import type { FieldProblem } from '../domain/field-rules';
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
  const { fields, wrong = [], asked = [] } = supplement;
  const more = [
    ...asked.map(({ key, reason }) => ({
      title: '更正信息',
      value: `${fieldName(key)}。${reason}`,
    })),
    ...wrong.map(({ key, problem }) => ({
      title: '核实信息',
      value: `${fieldName(key)}：${problemWords[problem] ?? '填写有误'}，请核实、更正，或者带能够说明的材料来。`,
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

/** What is wrong with what a family said, by the kind of the problem. */
const problemWords: { readonly [problem: string]: string } = {
  tooYoung: '没有到政策规定的入学年龄',
  birthDateUnlikely: '与入学年龄相差太多',
  outsideCatchment: '填写的学校与住址所属的学区不符',
  birthDateDisagrees: '出生日期与身份证件号码不一致',
  sexDisagrees: '性别与身份证件号码不一致',
  sameIdNumber: '与另一个人的证件号码相同',
  paperNumberFormat: '证件号码的位数或者写法不对',
  studentNumberDisagrees: '与身份证件号码不一致',
  daysReversed: '结束的日期在开始以前',
} satisfies { readonly [kind in FieldProblem['kind']]?: string };
