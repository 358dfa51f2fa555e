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

const inBrackets = /\(([^)]*)\)/g;

/** Width, blanks and marks of duty make no other heading. */
const plainHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s★*:：_-]/g, '')
    .toLowerCase();

/** Nor does what stands in brackets, unless it says whose the column is. */
const bareHeading = (text: string): string => plainHeading(text).replace(inBrackets, '');

/** Whose a column may be said to be in brackets. */
const persons = {
  child: ['学生', '学生本人', '本人', '孩子', '儿童', '幼儿'],
  guardian1: ['父', '父亲', '爸爸', '监护人1', '第一监护人'],
  guardian2: ['母', '母亲', '妈妈', '监护人2', '第二监护人'],
  anyGuardian: ['家长', '监护人'],
} as const;
type Person = keyof typeof persons;

/** Nothing where the brackets name nobody, or more than one. */
function personIn(text: string): Person | undefined {
  const said = new Set([...plainHeading(text).matchAll(inBrackets)].map(([, inside]) => inside));
  const found = Object.entries(persons).flatMap(([person, names]) =>
    names.some((name) => said.has(name)) ? [person as Person] : [],
  );
  return found.length === 1 ? found[0] : undefined;
}

/** 联系电话（母） is the mother's, and a field of the form or none; what is nobody's own stays what it is. */
function ofPerson(meaning: ColumnMeaning, person: Person): ColumnMeaning | undefined {
  const [subject = '', part = ''] = meaning.split('.');
  if (subject !== 'child' && subject !== 'guardian1' && subject !== 'guardian2') return meaning;
  if (person === 'anyGuardian' && subject !== 'child') return meaning;
  const whose = `${person === 'anyGuardian' ? 'guardian1' : person}.${part}`;
  return batchFields.find((key) => key === whose);
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

/** What a heading says by itself. */
function meaningOf(text: string): ColumnMeaning | undefined {
  const meaning = known.get(bareHeading(text));
  const person = personIn(text);
  return meaning === undefined || person === undefined ? meaning : ofPerson(meaning, person);
}

/** What people said of columns, by their headings. */
export type RememberedColumns = Readonly<Record<string, ColumnMeaning | null>>;

/** Longer ones are no headings. */
const mostOfHeading = 200;

/** What a heading is remembered by: as it stands there, brackets too, and which of its like it is. */
function marksOf(heads: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return heads.map((text) => {
    const plain = plainHeading(text).slice(0, mostOfHeading);
    const count = (counts.get(plain) ?? 0) + 1;
    counts.set(plain, count);
    return `${plain}\n${String(count)}`;
  });
}

/** Keeps what a person said of columns below these headings; one without a name is known by nothing. */
export function rememberedColumns(
  heads: readonly string[],
  columns: BatchColumns,
): RememberedColumns {
  const marks = marksOf(heads);
  return Object.fromEntries(
    columns.flatMap((meaning, place): [string, ColumnMeaning | null][] => {
      const mark = marks[place];
      return mark === undefined || mark.startsWith('\n') ? [] : [[mark, meaning]];
    }),
  );
}

/** What the headings say; `remembered` is what a person said of the same headings before, and goes first. */
export function proposedColumns(
  heads: readonly string[],
  remembered: RememberedColumns = {},
): BatchColumns {
  const marks = marksOf(heads);
  const bares = heads.map(bareHeading);
  const said = marks.map((mark, place) => {
    if (Object.hasOwn(remembered, mark)) return remembered[mark];
    // Earlier programs kept one answer for all that differ in brackets only.
    const bare = bares[place] ?? '';
    const isAlone = bares.indexOf(bare) === bares.lastIndexOf(bare);
    return isAlone && Object.hasOwn(remembered, bare) ? remembered[bare] : undefined;
  });
  const taken = new Set<ColumnMeaning>();
  // The first column of a name is meant: a second one says the same of somebody else.
  const once = (meaning: ColumnMeaning | null | undefined) => {
    if (meaning === undefined || meaning === null || taken.has(meaning)) return null;
    taken.add(meaning);
    return meaning;
  };
  const sure = said.map(once);
  return heads.map((text, place) =>
    said[place] === undefined ? once(meaningOf(text)) : (sure[place] ?? null),
  );
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
