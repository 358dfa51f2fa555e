/** What the system check says to families: one sentence per kind of problem, and the ways to object. */
import type { FieldProblem } from '../../shared/domain/field-rules';
import { assertNever } from '../../shared/domain/result';

/** 《中华人民共和国义务教育法》 is the source of the age rule. */
export const ageLaw = '《中华人民共和国义务教育法》第十一条';
export const checkLaw = '义务教育阶段学校招生入学工作规定：报名信息与材料应当真实、完整';

export const correctionRemedy =
  '请按补正清单在期限前到原受理学校窗口补齐，窗口将免费协助重新提交；对补正要求有异议的，可向教育主管部门招生办公室反映。';

/** Said when a deadline runs into years whose holidays nobody announced yet. */
export function guessedDeadline(years: readonly number[]): string {
  return `（${years.join('、')}年节假日安排尚未录入，补正期限按周末推算）`;
}

/** What is wrong with a field, without repeating what was typed. */
export function problemWords(problem: FieldProblem): string {
  switch (problem.kind) {
    case 'required':
      return '必填项未填写';
    case 'tooLong':
      return `超过${problem.maxLength}个字符`;
    case 'idNumberLength':
      return '公民身份号码应为18位';
    case 'idNumberCharacters':
      return '公民身份号码含有不允许的字符';
    case 'idNumberRegion':
      return '公民身份号码前两位不是省份代码';
    case 'idNumberBirthDate':
      return '公民身份号码中的出生日期不存在';
    case 'idNumberCheckDigit':
      return '公民身份号码校验码不正确';
    case 'paperNumberFormat':
      return '证件号码与所选证件类型的格式不符';
    case 'birthDateDisagrees':
      return '出生日期与公民身份号码不一致';
    case 'sexDisagrees':
      return '性别与公民身份号码不一致';
    case 'sameIdNumber':
      return '与另一人的公民身份号码相同';
    case 'tooYoung':
      return `截至${problem.onDay}未满${problem.years}周岁`;
    case 'birthDateUnlikely':
      return '出生日期与在校学生的年龄不符';
    case 'daysReversed':
      return '结束日期早于开始日期';
    case 'dayFormat':
      return '日期不存在或格式不正确';
    case 'phoneFormat':
      return '电话号码格式不正确';
    case 'studentNumberFormat':
      return '学籍号格式不正确';
    case 'studentNumberDisagrees':
      return '学籍号与证件号码不一致';
    case 'numberFormat':
      return '应为大于零的数字';
    case 'countFormat':
      return `应为整数，最少${problem.least}`;
    case 'nameCharacters':
      return '姓名含有不允许的字符';
    case 'choiceUnknown':
      return '不在可选项内';
    case 'regionFormat':
      return '行政区划代码格式不正确';
    case 'countryFormat':
      return '国家或地区代码格式不正确';
    case 'postcodeFormat':
      return '邮政编码格式不正确';
    case 'monthFormat':
      return '年月格式不正确';
    case 'outsideCatchment':
      return '申请就读的学校不是地段学校';
    default:
      return assertNever(problem);
  }
}
