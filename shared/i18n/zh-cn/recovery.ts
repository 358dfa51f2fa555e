/** Simplified Chinese: the recovery key: its sheets, and the way in with two of them. */
import type { ShareProblem } from '../../vault/recovery-text';

export const recovery = {
  forgotten: '忘记口令',
  enterTitle: '用恢复密钥进入',
  enterExplain: '请拿来任意两份恢复密钥，照纸输入或扫描二维码，再为站点管理员设一个新口令。',
  sheetBox: (box: number) => `第 ${box} 个框：其中一份恢复密钥`,
  sheetHelp: '共 8 行，每行末尾有一个校验字符，抄错会马上指出；空格和大小写不影响。',
  sheetRead: '已读出',
  adminCode: '站点管理员工号',
  adminCodeHelp: '只有一位站点管理员时可以不填',
  enter: '设好新口令并进入',
  entering: '正在核对，请稍候…',
  back: '返回',
  problem: (problem: ShareProblem): string => {
    switch (problem.kind) {
      case 'lineCharacter':
        return `第 ${problem.line} 行有不该出现的字符“${problem.character}”，请对照纸上核对`;
      case 'lineLength':
        return `第 ${problem.line} 行应有 9 个字符，现在有 ${problem.typed} 个`;
      case 'lineCheck':
        return `第 ${problem.line} 行抄错了，或者行的次序不对，请逐字核对这一行`;
      case 'linesMissing':
        return `还差 ${problem.missing} 行`;
      case 'linesTooMany':
        return '多于 8 行，请只填一份';
    }
  },
  makeTitle: '印出恢复密钥',
  makeExplain:
    '口令忘了时，任意两份恢复密钥可以重新设口令，一份打不开。请印成三份，分别封好交三处保管，例如校长室、学校保险柜、教育局。',
  makeLines: [
    '只显示这一次：离开这个页面后不能再印同一套。',
    '纸上的内容不会存在这台电脑里，也不会发到平台。',
  ],
  making: '正在制作恢复密钥…',
  sheet: (sheet: number, of: number) => `第 ${sheet} 份 / 共 ${of} 份`,
  print: '打印',
  printOf: (sheet: number) => `打印第 ${sheet} 份`,
  save: '另存',
  saveOf: (sheet: number) => `另存第 ${sheet} 份`,
  handedOut: '已打印或另存',
  waiting: '还没有印',
  confirm: '三份都已看过、清晰完整，并已分别封好交出保管',
  confirmMissing: '请先交出三份恢复密钥，再勾选',
  sheetsMissing: '还有没打印也没另存的份',
  done: '完成',
  later: '稍后再做',
  laterTitle: '稍后再做恢复密钥',
  laterLines: [
    '这一套不能再接着印，下次会重新做一套；现在印好的几份到那时作废，请不要混用。',
    '做好之前，口令忘了就打不开本站。“今日”和“设置”里会一直提醒。',
  ],
  laterConfirm: '稍后再做',
  stay: '继续印',
  settings: '恢复密钥',
  stateNone: '未制作',
  stateWaiting: '未确认保管',
  stateKept: '已交出保管',
  explainKept: '忘记口令时，用三份里的任意两份重新设口令。重新制作后，旧的三份作废。',
  explainNone: '口令忘了，又没有另一位站点管理员重设时，本站数据无法再打开。',
  explainAsk: '请站点管理员在“设置”里制作恢复密钥。',
  make: '制作恢复密钥',
  makeAgain: '重新制作',
  makeAgainTitle: '重新制作恢复密钥',
  makeAgainLines: ['旧的三份立即作废，请收回销毁。', '新的三份只显示一次，请备好打印机再开始。'],
  reminder: '还没有恢复密钥',
  goMake: '去制作',
  keptNow: '恢复密钥已交出保管',
};
