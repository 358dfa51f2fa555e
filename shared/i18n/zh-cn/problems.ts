/** Simplified Chinese: what stands beside a field that is not right yet. */
import type { FieldProblem } from '../../domain/field-rules';
import type { ProblemWords } from '../error-shape';

/** How the number of each paper looks. */
const paperForms: {
  readonly [Paper in Extract<FieldProblem, { kind: 'paperNumberFormat' }>['paper']]: string;
} = {
  residentId: '公民身份号码应为 18 位，请对照证件核对',
  hongKongPermit: '通行证应为 H 加 8 位（旧版 10 位）数字，居住证以 810000 开头，请对照证件核对',
  macaoPermit: '通行证应为 M 加 8 位（旧版 10 位）数字，居住证以 820000 开头，请对照证件核对',
  taiwanPermit: '通行证应为 8 位数字，居住证以 830000 开头，请对照证件核对',
  foreignPermanent: '应为 3 个字母加 12 位数字，或以 9 开头的 18 位号码，请对照证件核对',
  passport: '护照号应为 5—9 位字母和数字，请对照护照资料页核对',
};

export const problems: ProblemWords = {
  required: (_, label) => `请填写${label}`,
  tooLong: ({ maxLength }) => `最多 ${maxLength} 个字，请缩短`,
  idNumberLength: ({ length }) => `公民身份号码应为 18 位，现在是 ${length} 位，请对照户口簿补全`,
  idNumberCharacters: () => '前 17 位应为数字，最后一位为数字或 X，请对照户口簿核对',
  idNumberRegion: () => '号码前两位不是任何省份的代码，请对照户口簿核对',
  idNumberBirthDate: () => '号码第 7—14 位不是一个日期，请对照户口簿核对',
  idNumberCheckDigit: () => '公民身份号码最后一位校验不符，请对照户口簿逐位核对',
  paperNumberFormat: ({ paper }) => paperForms[paper],
  birthDateDisagrees: ({ idNumberSays }) =>
    `号码里的出生日期是 ${idNumberSays}，与填写的不一致，请对照户口簿核对`,
  sexDisagrees: () => '号码第 17 位对应的性别与填写的不一致，请对照户口簿核对',
  sameIdNumber: () => '与本办件中另一人的号码相同，请核对是否填错了人',
  tooYoung: ({ years, onDay }) =>
    `到 ${onDay} 未满 ${years} 周岁，未到入学年龄；请核对出生日期，无误则告知家长明年报名`,
  birthDateUnlikely: ({ age }) =>
    age < 0
      ? '出生日期在今年以后，请对照户口簿核对'
      : `按这个日期，孩子今年 ${age} 岁，请对照户口簿核对年份`,
  daysReversed: () => '结束日期早于开始日期，请对照证件核对这两个日期',
  dayFormat: () => '请按年月日填写，如 2020-03-07',
  phoneFormat: () => '请填写 7—18 位电话号码，如 13800000000',
  studentNumberFormat: () =>
    '学籍号应以 G（正式）、L（临时）或 J（无证件号码）开头，请对照学籍证明',
  studentNumberDisagrees: () => '学籍号里的身份号码与学生证件号码不一致，请核对',
  numberFormat: () => '请填写大于 0 的数字，最多两位小数',
  countFormat: ({ least }) =>
    least === 0 ? '请填写整数，没有的填 0' : `请填写整数，最少 ${least}`,
  nameCharacters: () => '姓名里不应有数字或符号，请照户口簿填写（间隔点“·”可以用）',
  choiceUnknown: () => '请在列出的选项里选一个',
  regionFormat: () => '请从列出的行政区划里选一个县（区），代码为 6 位数字',
  countryFormat: () => '请从列出的国家和地区里选一个',
  postcodeFormat: () => '邮政编码应为 6 位数字，如 276800',
  outsideCatchment: ({ schools }) =>
    `按本地规定只能就读地段学校：${schools.join('或')}；请改选，或核对地址`,
  monthFormat: () => '请按年月填写 6 位数字，如 202609',
};

/** Said instead of `required` where the answer is chosen, not typed. */
export const chooseOne = (label: string) => `请选择${label}`;

export { policyProblems as policy } from './policy-problems';
