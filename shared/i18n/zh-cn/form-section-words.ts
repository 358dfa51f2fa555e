/** Simplified Chinese: sections of the form. */
import type { FieldSection } from '../../domain/form';

export const sections: {
  readonly [K in FieldSection]: { readonly title: string; readonly description?: string };
} = {
  child: { title: '学生' },
  origin: { title: '学籍与来源' },
  guardian1: { title: '监护人一' },
  guardian2: { title: '监护人二' },
  register: { title: '户口簿' },
  residence: { title: '住所' },
  wish: { title: '申请就读的学校' },
  work: { title: '务工经商与居住证' },
  preferential: { title: '优抚对象' },
  special: { title: '特殊情形' },
  reason: { title: '线下办理原因', description: '入学原则上网上办理，请记录为什么到窗口办' },
  pupil: { title: '学籍信息', description: '建立学籍用；不影响提交，缺的会在查重查错里列出' },
};
