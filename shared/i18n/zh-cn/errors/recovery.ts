/** Simplified Chinese: errors about the recovery key and its sheets. */
import type { RecoveryError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const sealed = '本站数据仍加密保存，没有改动。';

export const recoveryErrors: WordsFor<RecoveryError> = {
  recoveryShareUnreadable: ({ sheet }) => ({
    happened: `第 ${sheet} 个框里的恢复密钥读不出来。`,
    safe: sealed,
    todo: '请对照纸上逐行核对，或扫描纸上的二维码。',
  }),
  recoverySharesSame: () => ({
    happened: '两个框里填的是同一份恢复密钥。',
    safe: sealed,
    todo: '请找到另外两份中的任何一份，填在第二个框里。',
  }),
  recoverySharesApart: () => ({
    happened: '这两份恢复密钥不是同一次印的。',
    safe: sealed,
    todo: '请核对纸上的站点编号和日期，用同一天印的两份。',
  }),
  recoveryKeyWrong: () => ({
    happened: '这两份恢复密钥打不开本站。',
    safe: sealed,
    todo: '请核对纸上的学校和站点编号是不是本站的。',
  }),
  recoveryKeyVoid: () => ({
    happened: '这两份恢复密钥不是本站现在用的，重新印过之后旧的就作废了，或者是别的站点的。',
    safe: sealed,
    todo: '请核对纸上的站点编号，用日期最新的两份。',
  }),
  recoveryKeyNone: () => ({
    happened: '本站还没有印过恢复密钥。',
    safe: sealed,
    todo: '请用口令解锁；忘记口令的，请另一位站点管理员重设。',
  }),
  recoverySheetsGone: () => ({
    happened: '这套恢复密钥只显示一次，现在已经不在了。',
    safe: '原来的口令照常可用，数据没有改动。',
    todo: '请在“设置”里重新制作恢复密钥，已印好的旧纸请销毁。',
  }),
};
