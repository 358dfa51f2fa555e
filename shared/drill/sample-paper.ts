/** What stands on an invented paper of a sample family: a heading and rows, from what the family's form says. */
import type { Form } from '../domain/form';
import { fieldText } from '../domain/form';
import type { DocumentOption, PageExpectation } from '../domain/requirement';

export type SamplePaper = {
  readonly heading: string;
  /** Which page of it this is. */
  readonly page: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
};

type Row = readonly [label: string, value: string];

/** The paper that answers a checklist line with one of its pages. */
export function samplePaper(
  form: Form,
  option: Pick<DocumentOption, 'kind' | 'title'>,
  page: Pick<PageExpectation, 'role' | 'title'>,
): SamplePaper {
  const rows = [
    ...rowsFor(form, option.kind, page.role),
    ['备注', '本件为演练样例，人物与号码均为虚构'],
  ];
  return {
    heading: option.title.replace(/（.*）$/, ''),
    page: page.title,
    rows: rows.map(([label = '', value = '']) => ({ label, value })),
  };
}

function rowsFor(form: Form, kind: string, role: string): Row[] {
  const of = (key: Parameters<typeof fieldText>[1]) => fieldText(form, key);
  const child: Row[] = [
    ['姓名', of('child.name')],
    ['性别', of('child.sex') === 'male' ? '男' : '女'],
    ['民族', of('child.nation')],
    ['出生日期', of('child.birthDate')],
    ['公民身份号码', of('child.idNumber')],
  ];
  const parents: Row[] = [
    ['父亲', `${of('guardian1.name')}　${of('guardian1.idNumber')}`],
    ['母亲', `${of('guardian2.name')}　${of('guardian2.idNumber')}`],
  ];
  const home: Row[] = [
    ['权利人', of('guardian1.name')],
    ['坐落', of('residence.address')],
    ['建筑面积', `${of('residence.areaM2')} 平方米`],
    ['证书编号', of('residence.propertyNumber')],
  ];
  const holder: Row[] = [
    ['姓名', of('guardian1.name')],
    ['公民身份号码', of('guardian1.idNumber')],
    ['住址', of('residence.address')],
    ['有效期', '长期'],
  ];
  switch (kind) {
    case 'hukou':
      return role === 'child'
        ? [['户号', of('register.number')], ['户主', of('register.head')], ...child]
        : [
            ['户别', '家庭户'],
            ['户号', role.startsWith('other') ? '997999999' : of('register.number')],
            ['户主姓名', role.startsWith('other') ? of('guardian2.name') : of('register.head')],
            ['住址', of('register.address')],
            ['登记机关', '样例派出所（户口专用章）'],
          ];
    case 'property':
    case 'purchaseContract':
    case 'publicRental':
      return home;
    case 'soleResidence':
      return [...holder.slice(0, 2), ['查询结果', '名下仅有一处住宅'], ...home.slice(1, 3)];
    case 'noHome':
      return [...holder.slice(0, 2), ['查询结果', '在本区无房屋登记信息']];
    case 'marriage':
      return [['持证人', of('guardian1.name')], ...parents];
    case 'birth':
      return [...child.slice(0, 4), ...parents];
    default:
      return holder;
  }
}
