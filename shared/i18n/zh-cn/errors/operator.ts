/** Simplified Chinese: errors about the people of the station and their passphrases. */
import { dayWords } from '../../../domain/beijing-time';
import type { OperatorError } from '../../../domain/operator-error';
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
  trainingMissing: ({ lacking, admins }) => {
    const missing = lacking.map(({ title, ranOutOn }) =>
      ranOutOn === undefined
        ? `“${title}”没有登记`
        : `“${title}”只管到${dayWords(ranOutOn)}，已经过期`,
    );
    const byDrill = lacking.filter(({ drillCounts }) => drillCounts).map(({ title }) => title);
    return {
      happened: `口令没有错，但现行政策包要求的岗位培训还没有齐，暂时不能进入本站：${missing.join('；')}。`,
      safe: '已受理的办件、没办完的草稿和办理痕迹都在本机，一件也没有少。',
      todo: `请站点管理员（${admins.join('、')}）在“设置”的“岗位培训”里登记，登记后就能解锁。${
        byDrill.length === 0
          ? ''
          : `“${byDrill.join('”“')}”也可以自己补：选“演练”进入，把一户样例家庭办到提交，再回来解锁。`
      }`,
    };
  },
  trainingNotAsked: () => ({
    happened: '现行政策包不要求这个岗位参加这项培训。',
    safe: '培训登记没有改动。',
    todo: '请重新打开“设置”，按最新的岗位和培训登记。',
  }),
  trainingDayWrong: () => ({
    happened: '培训的日期在今天之后。',
    safe: '培训登记没有改动。',
    todo: '请填写实际参加培训的日期；还没有参加的，参加以后再登记。',
  }),
  vaultReplaced: () => ({
    happened: '口令文件不是最新的一份，像是被旧文件替换过，里面可能有已经作废的口令。',
    safe: '本站没有打开，数据没有改动；这次情况已记入办理痕迹。',
    todo: '请不要改动文件，用两份恢复密钥进入，或用完整备份恢复。',
  }),
};
