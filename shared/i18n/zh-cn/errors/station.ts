/** Simplified Chinese: errors of the station itself. */
import type { StationError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { weakPassphrase } from '../passphrase';
import { kept } from './phrases';

const parts = { vault: '口令文件', ledger: '办理记录', restoreMark: '恢复标记' } as const;

export const stationErrors: WordsFor<StationError> = {
  stationLocked: () => ({
    happened: '本站已锁定。',
    safe: '锁定前已保存的内容都在。',
    todo: '请输入口令解锁后继续。',
  }),
  stationExists: () => ({
    happened: '这台电脑上已经建有本站。',
    safe: '原来的数据都在，没有被覆盖。',
    todo: '请用原来的口令解锁。',
  }),
  programEnding: () => ({
    happened: '程序正在退出，这时不能打开本站。',
    safe: '已保存的内容都在。',
    todo: '等程序退出后，再打开一次。',
  }),
  stationMissing: () => ({
    happened: '这台电脑上没有找到本站的数据。',
    safe: '程序没有改动任何文件。',
    todo: '请检查数据盘是否接好；确认是新电脑再新建本站。',
  }),
  stationDamaged: ({ part }) => ({
    happened: `本站的数据有一处读不出来（${parts[part]}）。`,
    safe: '程序已停下，没有继续写入，其余数据未动。',
    todo: '请不要删除任何文件，联系站点管理员用备份恢复。',
  }),
  stationTooNew: () => ({
    happened: '本站的数据由更新版本的程序写入，这个版本打不开。',
    safe: '数据没有被改动。',
    todo: '请安装新版本程序后再打开。',
  }),
  wrongPassphrase: ({ waitSeconds }) => ({
    happened: '口令不对。',
    safe: '本站数据仍加密保存，没有改动。',
    todo:
      waitSeconds > 0
        ? `请等 ${Math.ceil(waitSeconds)} 秒再试，注意工号、大小写和输入法。`
        : '请再试一次，注意工号、大小写和输入法。',
  }),
  passphraseTooWeak: ({ minLength, weakness }) => ({
    happened: weakPassphrase[weakness],
    safe: '原来的口令和数据都没有改动。',
    todo: `请用至少 ${minLength} 个字符，例如几个不相干的词连在一起。`,
  }),
  policyPackUnreadable: () => ({
    happened: '入学政策包读不出来，无法判断需要哪些材料。',
    safe: kept,
    todo: '请重新安装程序，或联系站点管理员更换政策包。',
  }),
};
