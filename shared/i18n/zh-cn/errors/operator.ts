/** Simplified Chinese: errors about the people of the station and their passphrases. */
import type { OperatorError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { callAdmin } from './phrases';

const sealed = '本站数据仍加密保存，没有改动。';
const people = '人员名单没有改动。';

export const operatorErrors: WordsFor<OperatorError> = {
  operatorCodeMissing: () => ({
    happened: '本站有几位受理人，还不知道是谁在解锁。',
    safe: sealed,
    todo: '请先填写工号，再输入口令。',
  }),
  operatorCodeTaken: () => ({
    happened: '这个工号已经有人用过。',
    safe: people,
    todo: '请换一个工号；停用的人再来时，请重新启用原来的工号。',
  }),
  operatorUnknown: () => ({
    happened: '名单里没有这个人。',
    safe: people,
    todo: '请重新打开“设置”，按最新的名单操作；解锁时请核对工号。',
  }),
  operatorDisabled: () => ({
    happened: '这个工号已经停用，不能进入本站。',
    safe: sealed,
    todo: `如需重新启用，${callAdmin}`,
  }),
  lastAdmin: () => ({
    happened: '这是最后一位能进入本站的站点管理员，不能停用，也不能改岗位。',
    safe: people,
    todo: '请先添加或指定另一位站点管理员，并请其设好自己的口令。',
  }),
  passphraseMustChange: () => ({
    happened: '这是起始口令，只能用来设置自己的口令。',
    safe: sealed,
    todo: '请设置只有自己知道的口令后继续。',
  }),
  passphraseSame: () => ({
    happened: '新口令和原来的一样。',
    safe: '原来的口令没有改动。',
    todo: '请换一个新的口令。',
  }),
  secondFactorLost: () => ({
    happened: '这台电脑的系统里找不到本站的第二道密钥，只有口令打不开。',
    safe: sealed,
    todo: '如果重装过系统、换过电脑或系统账户，请用两份恢复密钥进入，或请另一位站点管理员重设口令。',
  }),
  vaultReplaced: () => ({
    happened: '口令文件不是最新的一份，像是被旧文件替换过，里面可能有已经作废的口令。',
    safe: '本站没有打开，数据没有改动；这次情况已记入办理痕迹。',
    todo: '请不要改动文件，用两份恢复密钥进入，或用完整备份恢复。',
  }),
};
