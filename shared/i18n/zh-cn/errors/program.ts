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
  callNotForRole: () => ({
    happened: '你的岗位不能做这一步。',
    safe: unchanged,
    todo: '请由有权限的同事登录后办理，或请站点管理员调整岗位。',
  }),
  internal: () => ({
    happened: '程序内部出错了。',
    safe: kept,
    todo: `请再试一次；仍不行，请重新打开程序，或联系站点管理员。`,
  }),
};
