/**
 * The pupil record 学籍 as data: every column of the import template in its order, which of them are starred, where each
 * comes from. The form, the score, 查错 and the export read this list.
 * Source: 教育部《全国中小学生学籍信息管理系统 学生基本信息表》 items 1–48 and 学生家庭成员或监护人信息.
 */
import type { FieldKey } from '../domain/form';

/** Where a column gets its value. */
export type PupilSource =
  /** A field of the form, as it was typed or as it follows from the others. */
  | { readonly from: 'form'; readonly key: FieldKey }
  /** Made by the record system or handed in apart; the column stays empty. */
  | { readonly from: 'elsewhere' }
  /** What enrolment may not ask (domain.md "Never asked"); the column stays empty. */
  | { readonly from: 'neverAsked' }
  /** Not applicable: the same for every pupil. */
  | { readonly from: 'fixed'; readonly value: string };

export type PupilColumn = {
  readonly key: string;
  /** The official heading, as the template has it. */
  readonly heading: string;
  /** ★: the record cannot be made without it. */
  readonly starred: boolean;
  readonly source: PupilSource;
  /** How the text of the form becomes what the template wants. */
  readonly as:
    | 'text'
    | 'code'
    | 'sex'
    | 'ethnic'
    | 'idType'
    | 'day'
    | 'region'
    | 'country'
    | 'relation'
    | 'number'
    | 'phone';
};

const form = (
  heading: string,
  key: FieldKey,
  as: PupilColumn['as'] = 'text',
  starred = false,
): PupilColumn => ({ key, heading, starred, source: { from: 'form', key }, as });
const starred = (heading: string, key: FieldKey, as: PupilColumn['as'] = 'text') =>
  form(heading, key, as, true);
const empty = (heading: string, from: 'elsewhere' | 'neverAsked'): PupilColumn => ({
  key: heading,
  heading,
  starred: false,
  source: { from },
  as: 'text',
});

function member(no: 1 | 2): readonly PupilColumn[] {
  const who = `成员${no}`;
  const key = (name: 'name' | 'relation' | 'phone' | 'idType' | 'idNumber') =>
    `guardian${no}.${name}` as const;
  const needed = no === 1;
  return [
    form(`${who}姓名`, key('name'), 'text', needed),
    form(`${who}关系`, key('relation'), 'relation', needed),
    ...(no === 1
      ? [form(`${who}关系说明`, 'guardian1.authority')]
      : [empty(`${who}关系说明`, 'elsewhere')]),
    empty(`${who}民族`, 'elsewhere'),
    empty(`${who}工作单位`, 'neverAsked'),
    { ...form(`${who}现住址`, 'residence.address', 'text', needed), key: `member${no}.address` },
    {
      ...form(`${who}户口所在地`, 'pupil.registerRegion', 'region', needed),
      key: `member${no}.register`,
    },
    form(`${who}联系电话`, key('phone'), 'phone', needed),
    {
      key: `member${no}.isGuardian`,
      heading: `${who}是否监护人`,
      starred: needed,
      source: { from: 'fixed', value: '1' },
      as: 'code',
    },
    form(`${who}身份证件类型`, key('idType'), 'idType'),
    form(`${who}身份证件号`, key('idNumber')),
    empty(`${who}职务`, 'neverAsked'),
  ];
}

/** Every column of the import template, in its order. */
export const pupilColumns: readonly PupilColumn[] = [
  starred('姓名', 'child.name'),
  starred('性别', 'child.sex', 'sex'),
  starred('出生日期', 'child.birthDate', 'day'),
  starred('出生地', 'pupil.birthRegion', 'region'),
  form('籍贯', 'pupil.nativeRegion', 'region'),
  starred('民族', 'child.nation', 'ethnic'),
  starred('国籍/地区', 'pupil.nationality', 'country'),
  starred('身份证件类型', 'child.idType', 'idType'),
  form('身份证件号', 'child.idNumber'),
  starred('港澳台侨外', 'pupil.overseas', 'code'),
  form('政治面貌', 'pupil.politics', 'code'),
  starred('健康状况', 'pupil.health', 'code'),
  empty('照片', 'elsewhere'),
  form('姓名拼音', 'pupil.namePinyin'),
  form('曾用名', 'pupil.formerName'),
  form('身份证件有效期', 'pupil.idValidUntil', 'day'),
  starred('户口所在地', 'pupil.registerRegion', 'region'),
  starred('户口性质', 'pupil.registerKind', 'code'),
  form('特长', 'pupil.talent'),
  form('学籍辅号', 'pupil.auxNumber'),
  form('班内学号', 'pupil.classNumber'),
  starred('年级', 'pupil.grade'),
  starred('班级', 'pupil.class'),
  starred('入学年月', 'pupil.enrolMonth'),
  starred('入学方式', 'pupil.enrolMode', 'code'),
  starred('就读方式', 'pupil.attendMode', 'code'),
  form('学生来源', 'pupil.source', 'code'),
  starred('现住址', 'residence.address'),
  starred('通信地址', 'pupil.mailAddress'),
  starred('家庭地址', 'pupil.homeAddress'),
  { ...starred('联系电话', 'guardian1.phone', 'phone'), key: 'phone' },
  starred('邮政编码', 'pupil.postcode'),
  form('电子信箱', 'pupil.email'),
  form('主页地址', 'pupil.homepage'),
  starred('是否独生子女', 'pupil.onlyChild', 'code'),
  empty('是否受过学前教育', 'neverAsked'),
  form('是否留守儿童', 'pupil.leftBehind', 'code'),
  form('是否进城务工人员随迁子女', 'pupil.migrantChild', 'code'),
  form('是否孤儿', 'pupil.orphan', 'code'),
  form('是否烈士或优抚子女', 'pupil.martyrFamily', 'code'),
  form('随班就读', 'pupil.inClass', 'code'),
  form('残疾类型', 'pupil.disability', 'code'),
  form('是否由政府购买学位', 'pupil.boughtPlace', 'code'),
  form('是否需要申请资助', 'pupil.needsAid', 'code'),
  form('是否享受一补', 'pupil.subsidy', 'code'),
  form('上下学距离', 'pupil.commuteKm', 'number'),
  form('上下学交通方式', 'pupil.commuteBy', 'code'),
  form('是否需要乘坐校车', 'pupil.schoolBus', 'code'),
  ...member(1),
  ...member(2),
];

/** Columns that a desk can fill: the others are empty for every pupil or the same for all of them. */
export const askedColumns = pupilColumns.filter(
  (column): column is PupilColumn & { readonly source: { from: 'form'; key: FieldKey } } =>
    column.source.from === 'form',
);
