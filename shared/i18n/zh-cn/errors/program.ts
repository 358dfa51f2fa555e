/** Simplified Chinese: errors of calls that are not served. */
import type { ProgramError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { kept, unchanged } from './phrases';

export const programErrors: WordsFor<ProgramError> = {
  invalidRequest: () => ({
    happened: '这一步没有被接受，内容的格式不对。',
    safe: unchanged,
    todo: '请检查刚才输入的内容再试。',
  }),
  textUnwritable: () => ({
    happened: '输入的文字里夹着看不见的控制字符或者残缺的字符，文书和档案里都写不下。',
    safe: unchanged,
    todo: '请清空这一项，重新输入；从别处复制的，请只复制文字。',
  }),
  callNotForRole: () => ({
    happened: '你的岗位不能做这一步。',
    safe: unchanged,
    todo: '请由有权限的同事登录后办理，或请站点管理员调整岗位。',
  }),
  selfServiceRunning: () => ({
    happened: '家长正在自助填写，只能办这一件。',
    safe: unchanged,
    todo: '请工作人员用口令接手后再办别的。',
  }),
  selfServiceNone: () => ({
    happened: '家长自助已经结束。',
    safe: unchanged,
    todo: '请解锁本站，在“今日”里打开这件办件接着办。',
  }),
  notInDrill: () => ({
    happened: '现在是演练，这一步只在正式业务里做。',
    safe: '演练数据和正式数据互不相通，都没有改动。',
    todo: '请锁定后选“正式”重新解锁，再做这一步。',
  }),
  onlyInDrill: () => ({
    happened: '这一步只有在演练里才有。',
    safe: '正式数据没有改动。',
    todo: '要练习，请锁定后选“演练”重新解锁。',
  }),
  internal: () => ({
    happened: '程序内部出错了。',
    safe: kept,
    todo: `请再试一次；仍不行，请重新打开程序，或联系站点管理员。`,
  }),
};
