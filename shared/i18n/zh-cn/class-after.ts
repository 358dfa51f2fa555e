/** Simplified Chinese: what follows a class draw. */
import type { tradeOutcomes, tradeReasons } from '../../classes/class-changes';

type Named<T extends readonly string[]> = { readonly [K in T[number]]: string };

const reasons: Named<typeof tradeReasons> = {
  health: '身体原因（如听力、行动不便）',
  conflict: '经查实的冲突或欺凌',
  relative: '亲属任教需要回避',
  other: '其他',
};
const outcomes: Named<typeof tradeOutcomes> = { approved: '已批准', refused: '未批准' };

export const classAfter = {
  left: '已离校',
  late: '插班',
  traded: (from: string) => `调换，原${from}`,
  renamed: '姓名已改，待核实',
  changes: '抽签以后的变动',
  changesOneByOne: '变动逐项（学生以名册行号表示）',
  change: '变动',
  when: '时间',
  standingDigest: '变动摘要',
  firstDigest: '首次抽签的名册摘要',
  placesFree: '离校空出的名额',
  changeLate: (round: string, pupils: string, left: string) =>
    `插班第 ${round} 轮：${pupils} 人，此前离校 ${left} 人`,
  lateDigest: (digest: string) => `名册摘要 ${digest}`,
  changeTrade: (one: string, other: string) => `调换：${one}与${other}`,
  lineIn: (line: string, from: string) => `第 ${line} 行（原${from}班）`,
  changeRenamed: (line: string) => `核实：第 ${line} 行的姓名或编号改过，是同一个孩子`,
  changeLeft: (lines: string) => `离校：第 ${lines} 行`,
  commitmentTitle: (group: string, round: string) => `${group}插班（第 ${round} 轮）承诺书`,
  bound:
    '本校承诺：插班名册和秘密种子自冻结起不再改动，已分好的学生不因此变动；公开部分产生后只抽签一次，结果以验证页能够重现为准。',
  howText:
    '种子 = SHA-256（秘密种子 32 字节 ＋ 本名册摘要 32 字节 ＋ 公开部分 UTF-8）。先补人数少的班，再依次比同组、同性别、全班、均衡项目人数，相同的按抽出的班级次序；有同班、分开要求的先分。',
  lateTitle: '抽签以后录取的学生',
  lateHelp:
    '晚到的学生另立插班名册：冻结、张贴承诺、现场报数，由另一人抽签。已分好的学生一个也不动；先补人数少的班，再看性别和均衡项目，谁也不能指定班级；有正当理由的，可与在班学生或另一名插班学生同班、分开。',
  lateLinksHelp:
    '只用于有正当理由的插班学生，如多胞胎：可与另一名插班学生，也可与在班学生。与在班学生同班的，进他现在的班。只公布编号、同班还是分开、几个人；姓名和理由只留在本站记录里。',
  lateNone: '没有等待插班的学生。',
  waiting: (count: string) => `${count} 人等待插班`,
  gone: (count: string) => `抽签以后离校 ${count} 人，名额已空出`,
  freezeLate: '冻结插班名册',
  freezeLateTitle: '冻结这份插班名册？',
  /** Before the links, which follow one by one. */
  freezeLateSays: (pupils: string, present: string, links: number) => [
    `${pupils} 名学生插班；在班 ${present} 人不动。`,
    links === 0 ? '没有同班、分开的要求。' : `同班、分开的要求 ${String(links)} 条：`,
  ],
  freezeLateMeans: [
    '冻结以后不能修改；填错了只能说明理由作废，重新冻结一份。',
    '本站同时生成秘密种子，抽签之前谁也看不到。',
  ],
  lateRoll: (round: string) => `插班名册（第 ${round} 轮）`,
  tradeTitle: '调换班级',
  tradeHelp:
    '分班结果一般不调整，只有学校和主管部门同意的个别情形才调换。两名学生须不同班、同性别、均衡项目相同；一人提出，另一人批准。公示只写行号，不写理由。',
  tradeFirst: '学生',
  tradeSecond: '与谁调换',
  tradeReason: '理由',
  tradeNote: '批准依据和说明',
  tradeNoteHelp: '例如批准单位和日期。只留在本站记录里。',
  tradeMissing: '请选两名学生和理由，并写明依据。',
  askTrade: '提出调换',
  tradeReasons: reasons,
  tradeList: '调换记录',
  tradeColumns: { pupils: '学生', reason: '理由和依据', asked: '提出', state: '情况' },
  pupilIn: (name: string, className: string) => `${name}（${className}）`,
  tradeNames: (one: string, other: string) => `${one} ⇄ ${other}`,
  tradeBy: (by: string, at: string) => `${by}，${at}`,
  tradeWaits: '等待另一人批准',
  tradeSettled: outcomes,
  approve: '批准',
  refuse: '不批准',
  takeBack: '撤回',
  approveOf: (names: string) => `批准：${names}`,
  refuseOf: (names: string) => `不批准：${names}`,
  takeBackOf: (names: string) => `撤回：${names}`,
  approveTitle: '批准这项调换？',
  approveLines: (pupils: string) => [
    pupils,
    '批准以后两人互换班级，写进记录、公示和验证页；请随后重新张贴公示。',
  ],
  confirmName: '核实姓名',
  confirmNameOf: (name: string) => `核实${name}的姓名`,
  confirmNameTitle: '确认是同一个孩子？',
  confirmNameLines: (name: string, was: string, caseNumber: string) => [
    `冻结时：${was}`,
    `现在：${name}（受理编号 ${caseNumber}）`,
    '请先在办件里看清更正的依据（如户口簿）。确认以后按现在的姓名打印通知单，验证页也能用它查到。',
  ],
  confirmNameDo: '是同一个孩子',
  linkTitle: '同班与分开的要求（理由不公布）',
  linkColumns: { id: '编号', what: '要求', names: '学生' },
};
