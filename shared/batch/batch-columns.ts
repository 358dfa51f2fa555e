/** Which column of an agent's spreadsheet 批量表 means what: proposed from its headings, corrected by a person. */
import * as z from 'zod';
import type { FieldKey } from '../domain/form';
import { fieldDefinition, fieldKeys } from '../domain/form';
import type { TableCell } from '../text/table-cell';
import { cellText } from '../text/table-cell';
import { fields } from '../i18n/zh-cn/form-words';

/** What a column may hold beside the fields of the form: the three answers that give the group, and the papers' folder. */
export const batchMarks = [
  'answers.localRegister',
  'answers.localHome',
  'answers.preferential',
  'folder',
] as const;

/** The fields a batch fills; those of the pupil record are asked when the case is there. */
export const batchFields = fieldKeys.filter((key) => fieldDefinition(key).section !== 'pupil');

export const columnMeaningSchema = z.enum([...batchMarks, ...batchFields] as [
  ColumnMeaning,
  ...ColumnMeaning[],
]);
export type ColumnMeaning = FieldKey | (typeof batchMarks)[number];

/** The meaning of each column by its place; `null` is a column that is left out. */
export type BatchColumns = readonly (ColumnMeaning | null)[];

/** More columns than the form has fields belong to another table. */
export const mostColumns = 200;

/** How agents and county templates head the columns, beside the names that the form itself gives. */
const headings: { readonly [K in ColumnMeaning]?: readonly string[] } = {
  'child.name': ['姓名', '学生', '孩子姓名', '儿童姓名', '幼儿姓名', '适龄儿童姓名'],
  'child.idNumber': [
    '身份证号',
    '身份证号码',
    '证件号码',
    '证件号',
    '公民身份号码',
    '学生身份证号',
    '孩子身份证号',
    '儿童身份证号',
  ],
  'child.idType': ['证件类型', '身份证件类型'],
  'child.sex': ['性别'],
  'child.birthDate': ['出生日期', '出生年月日', '出生年月', '生日'],
  'child.nation': ['民族'],
  'child.birthPlace': ['出生地'],
  'guardian1.name': [
    '监护人姓名',
    '监护人',
    '家长姓名',
    '父亲姓名',
    '第一监护人姓名',
    '监护人1姓名',
  ],
  'guardian1.relation': ['与学生关系', '关系', '与孩子关系', '监护人1关系'],
  'guardian1.idNumber': [
    '监护人身份证号',
    '监护人身份证号码',
    '监护人证件号码',
    '家长身份证号',
    '父亲身份证号',
    '监护人1身份证号',
  ],
  'guardian1.phone': [
    '联系电话',
    '电话',
    '手机',
    '手机号',
    '手机号码',
    '监护人电话',
    '家长电话',
    '监护人联系电话',
    '父亲电话',
  ],
  'guardian2.name': ['母亲姓名', '第二监护人姓名', '监护人2姓名'],
  'guardian2.relation': ['监护人2关系', '第二监护人与学生关系'],
  'guardian2.idNumber': ['母亲身份证号', '第二监护人身份证号', '监护人2身份证号'],
  'guardian2.phone': ['母亲电话', '第二监护人电话', '监护人2电话'],
  'family.singleParent': ['是否单亲', '单亲'],
  'register.number': ['户号', '户口簿号'],
  'register.head': ['户主'],
  'register.address': ['户籍所在地', '户口地址', '户籍住址', '户口所在地'],
  'residence.tenure': ['住房情况', '住房性质', '住所性质'],
  'residence.address': [
    '现住址',
    '居住地址',
    '家庭住址',
    '家庭地址',
    '现居住地址',
    '房产地址',
    '住址',
  ],
  'residence.propertyNumber': ['不动产权证号', '房产证号', '不动产证号', '产权证号'],
  'wish.school': ['报读学校', '志愿学校', '申请学校', '拟入学学校'],
  'work.employer': ['工作单位'],
  'special.note': ['备注', '说明'],
  'answers.localRegister': [
    '本地户籍',
    '是否本地户籍',
    '户籍是否在本地',
    '本区户籍',
    '是否本区户籍',
  ],
  'answers.localHome': ['本地房产', '是否有房', '是否本地房产', '本区房产', '有无房产'],
  'answers.preferential': ['优抚对象', '是否优抚', '优待对象', '是否优抚对象', '政策优待'],
  folder: ['材料文件夹', '图片文件夹', '材料目录', '文件夹', '材料'],
};

/** Width, blanks, marks of duty and what stands in brackets make no other heading. */
export function bareHeading(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s★*:：_-]/g, '')
    .toLowerCase();
}

const known: ReadonlyMap<string, ColumnMeaning> = new Map(
  [
    ...batchFields.map((key): readonly [string, ColumnMeaning] => [fields[key].name, key]),
    ...batchFields.map((key): readonly [string, ColumnMeaning] => [key, key]),
    ...Object.entries(headings).flatMap(([key, names]) =>
      names.map((name): readonly [string, ColumnMeaning] => [name, key as ColumnMeaning]),
    ),
  ].map(([name, key]) => [bareHeading(name), key]),
);

/** What the headings say; `remembered` is what a person said of the same headings before, and goes first. */
export function proposedColumns(
  heads: readonly string[],
  remembered: Readonly<Record<string, ColumnMeaning | null>> = {},
): BatchColumns {
  const taken = new Set<ColumnMeaning>();
  return heads.map((text) => {
    const bare = bareHeading(text);
    const said = Object.hasOwn(remembered, bare) ? remembered[bare] : undefined;
    const meaning = said === undefined ? known.get(bare) : (said ?? undefined);
    // The first column of a name is meant: a second one says the same of somebody else.
    if (meaning === undefined || taken.has(meaning)) return null;
    taken.add(meaning);
    return meaning;
  });
}

/** The row of the headings, by its place: most of its cells are known, and a name is among them. */
export function headingRow(cells: readonly (readonly TableCell[])[]): number | undefined {
  let best: { readonly at: number; readonly count: number } | undefined;
  for (const [at, row] of cells.slice(0, 10).entries()) {
    const columns = proposedColumns(row.slice(0, mostColumns).map(cellText));
    const count = columns.filter((meaning) => meaning !== null).length;
    if (!columns.includes('child.name') || count < 2) continue;
    if (best === undefined || count > best.count) best = { at, count };
  }
  return best?.at;
}
