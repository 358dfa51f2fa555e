/** Invented papers of one family, as a reader hands them over, and the case that they are for. */
import type { FormSubject } from '../../shared/domain/field-rules';
import type { FieldKey, Form } from '../../shared/domain/form';
import { idNumberCheckDigit } from '../../shared/domain/id-number';
import type { PageText } from '../../shared/domain/page-text';
import type { ReadPage } from '../../shared/capture/reading/read-page';
import type { ReadingProposal } from '../../shared/capture/reading/reading-proposals';
import { pageText, tablePage } from './page-text-builders';

export const idNumber = (first17: string) => first17 + idNumberCheckDigit(first17);
export const childNumber = idNumber('37110320200115996');
export const fatherNumber = idNumber('37110319900204997');
export const motherNumber = idNumber('37110319911111998');

export function subject(
  form: Form = {},
  group: FormSubject['group'] = 'homeAndRegister',
): FormSubject {
  return { kind: 'primary', group, form };
}

let pages = 0;
export const page = (kind: string, role: string, text: PageText): ReadPage => ({
  documentId: `document-${(pages += 1)}`,
  pageId: `page-${pages}`,
  kind,
  role,
  text,
});

export function find(
  proposals: readonly ReadingProposal[],
  key: FieldKey,
): ReadingProposal | undefined {
  return proposals.find((one) => one.key === key);
}
export const textsOf = (proposals: readonly ReadingProposal[]) =>
  Object.fromEntries(proposals.map(({ key, text }) => [key, text]));

/** A page of the register in a layout of our own. */
export const registerPage = (who: { readonly [part: string]: string }): PageText =>
  tablePage(
    '常住人口登记卡',
    [
      ['姓名', who['name'] ?? '', '户主或与户主关系', who['relation'] ?? ''],
      ['曾用名', '', '性别', who['sex'] ?? ''],
      ['出生地', '山东省日照市岚山区', '民族', '汉'],
      ['籍贯', '山东省日照市岚山区', '出生日期', who['birth'] ?? ''],
      ['公民身份号码', who['number'] ?? '', '身高', ''],
      ['文化程度', '', '婚姻状况', who['marriage'] ?? ''],
    ],
    [['户号700600500', 1_250, 130]],
  );

export const childPage = registerPage({
  name: '柳知夏',
  relation: '女儿',
  sex: '女',
  birth: '2020年01月15日',
  number: childNumber,
});
export const headPage = registerPage({
  name: '柳承安',
  relation: '户主',
  sex: '男',
  birth: '1990年02月04日',
  number: fatherNumber,
  marriage: '已婚',
});
export const wifePage = registerPage({
  name: '程若溪',
  relation: '妻',
  sex: '女',
  birth: '1991年11月11日',
  number: motherNumber,
  marriage: '已婚',
});
export const coverPage = pageText([
  ['居民户口簿', 700, 20, 60],
  ['户别', 150, 130],
  ['家庭户', 500, 130],
  ['户主姓名', 850, 130],
  ['柳承安', 1_250, 130],
  ['户号', 150, 300],
  ['700600500', 450, 300],
  ['住址', 850, 300],
  ['山东省日照市岚山区安东', 1_110, 250],
  ['卫街道海滨路八号院三号', 1_110, 302],
  ['楼二单元', 1_110, 354],
  ['承办人签章：王', 150, 1_070],
  ['2019年08月06日签发', 1_100, 1_070],
]);

export const birthPage = (name: string) =>
  tablePage('出生医学证明', [
    ['新生儿姓名', name, '性别', '女'],
    ['出生时间', '2020年01月15日08时29分', '', ''],
    ['出生孕周', '40周', '体重/身长', '3300克/50厘米'],
    ['出生地点', '山东省日照市岚山区', '', ''],
    ['母亲姓名', '程若溪', '民族', '汉'],
    ['母亲身份证号', motherNumber, '', ''],
    ['父亲姓名', '柳承安', '民族', '汉'],
    ['父亲身份证号', fatherNumber, '', ''],
  ]);
