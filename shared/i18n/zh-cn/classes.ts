/** Simplified Chinese: 分班. */
import type {
  apartReasons,
  asideReasons,
  classStrata,
  togetherReasons,
} from '../../classes/class-roll';
import type { AdmittedPupil } from '../../classes/admitted-pupil';
import type { Stage } from '../../classes/class-limits';
import type { Sex } from '../../domain/id-number';
import type { classForms, classPapers } from '../../ledger/audit-event';
import { classAfter } from './class-after';
import { classPaper } from './class-paper';

type Named<T extends readonly string[]> = { readonly [K in T[number]]: string };
type Values = AdmittedPupil['values'];

const asides: Named<typeof asideReasons> = {
  pupilMissing: '漏了学生',
  pupilTooMuch: '多了学生',
  wrongClasses: '班数或限额填错',
  wrongLinks: '同班、分班要求填错',
};
const papers: Named<typeof classPapers> = {
  commitment: '分班承诺书',
  list: '分班结果公示',
  slips: '分班结果通知单',
};
const forms: Named<typeof classForms> = {
  xlsx: '工作簿',
  csv: '表格',
  html: '验证页',
  json: '验证数据',
};
const stages: { readonly [S in Stage]: string } = { primary: '小学', junior: '初中' };
const sexes: { readonly [S in Sex]: string } = { female: '女', male: '男' };
const together: Named<typeof togetherReasons> = {
  twins: '多胞胎',
  siblings: '兄弟姐妹',
  support: '需要结伴照顾',
};
const apart: Named<typeof apartReasons> = {
  familyWish: '家长申请分开',
  schoolDecision: '学校决定分开',
};
const strata: Named<typeof classStrata> = {
  group: '入学群体',
  register: '户籍',
  birthHalf: '出生月份',
};
const register: { readonly [K in Values['register']]: string } = {
  local: '本区户籍',
  elsewhere: '外地户籍',
};
const birthHalf: { readonly [K in Values['birthHalf']]: string } = {
  older: '9月至2月',
  younger: '3月至8月',
  unknown: '出生月份不明',
};

export const classes = {
  title: '分班',
  lead: '阳光分班：先冻结名册并公布承诺，再由家长代表现场报数，合成种子后一次抽签，学生和班主任双随机。任何人都能用验证页重抽一遍。',
  gathering: '正在读取已录取的学生…',
  gathered: (done: string, total: string) => `已读 ${done} / ${total} 件`,
  stop: '停止',
  goOn: '继续读取',
  stopped: '读取停在一半，学生还不全。已经读过的不会重读。',
  again: '重新读取',
  empty: '还没有可以分班的学生',
  emptyHelp:
    '幼升小、小升初的办件有了“录取”结果之后，就在这里分班。转入的学生插入已有班级，不在此列。',
  group: '学校',
  groupOf: (season: string, school: string, stage: string) => `${season} 年 ${school} ${stage}`,
  stages,
  noSchool: '（没有写明学校）',
  sexes,
  strata,
  register,
  birthHalf,
  togetherReasons: together,
  apartReasons: apart,
  asideReasons: asides,
  papers,
  steps: {
    label: '分班进度',
    roll: '冻结名册',
    commitment: '公布承诺',
    publicPart: '现场报数',
    draw: '抽签',
    result: '公布结果',
  },
  stepStates: { done: '已完成', current: '进行中', todo: '未开始' },
  setUp: '名册和班数',
  setUpHelp: '学生来自已录取的办件。冻结以后，名册、班数和下面的要求都不能再改。',
  onlyAdmin: '名册由站点管理员冻结，由另一位管理员或复核员抽签。',
  pupils: (count: string) => `${count} 名学生`,
  classCount: '班数',
  classCountHelp: (perClass: string, least: string) =>
    `每班不超过 ${perClass} 人，至少要 ${least} 个班。`,
  elsewhere: '其他年级在校人数',
  elsewhereHelp: (perSchool: string) => `与新生合计不超过 ${perSchool} 人。`,
  figureWrong: '请填整数。',
  classCountMost: (most: string) => `一份名册最多 ${most} 个班。`,
  basis: (legalBasis: string) => `依据：${legalBasis}`,
  balanced: '除性别外还要均衡',
  teachers: '班主任（可不填）',
  teachersHelp: '一行一位，人数与班数相同；由同一次抽签随机分到各班。',
  publicSource: '公开部分从哪里来',
  publicSourceHelp:
    '事先写明，写进承诺，例如“8月30日现场由五位家长代表各报一个两位数”，或指定一期尚未开奖的彩票号码。',
  publicNumbers: '公开部分有几个数',
  publicNumbersHelp: (most: string) => `写进承诺；1 到 ${most} 个。抽签时多一个、少一个都不收。`,
  publicDay: '公开部分最早产生的日期',
  publicTime: '时间',
  publicTimeHelp: '24 小时制，例如 09:00。此前不能抽签；从此刻起，作废名册要由另一个人办理。',
  publicWhenMissing: '请填日期和时间，例如 2026-08-30 和 09:00。',
  commitFirst: '承诺书还没有打印。先打印并张贴，才能抽签。',
  committed: '承诺书首次打印',
  publicPartSay: (numbers: string) => `按顺序录入 ${numbers} 个数，中间空一格`,
  publicPartWrong: (numbers: string) => `请录入 ${numbers} 个数，只用数字。`,
  publicSourceMissing: '请写明公开部分从哪里来。',
  links: '同班与分开',
  linksHelp:
    '只用于有正当理由的学生，如多胞胎。承诺书和验证页只公布编号、同班还是分开、几个人；姓名和理由只留在本站记录里。',
  linkFirst: '学生',
  linkSecond: '另一名学生',
  linkReason: '要求和理由',
  linkWords: {
    together: (reason: string) => `同班：${reason}`,
    apart: (reason: string) => `不同班：${reason}`,
  },
  addLink: '添加',
  removeLink: (names: string) => `删除：${names}`,
  remove: '删除',
  linkNames: (one: string, other: string) => `${one}、${other}`,
  linkIncomplete: '请选两名不同的学生和一条理由。',
  linkHalf: '有一条要求只选了一半，还没有添加。请添加，或清除后再冻结。',
  dropLink: '清除',
  findPupil: '没有这名学生',
  openPupils: '打开学生名单',
  preview: '均衡预览',
  drawnBalance: '均衡情况',
  previewHelp: '没有同班、分开要求时，各班之间每一行都最多相差 1 人。',
  previewColumns: { what: '类别', pupils: '人数', each: '每班' },
  all: '全部学生',
  eachOf: (least: string, most: string) => (least === most ? least : `${least}～${most}`),
  freeze: '冻结名册',
  freezeTitle: '冻结这份名册？',
  /** Before the links, which follow one by one. */
  freezeSays: (pupils: string, classCount: string, links: number) => [
    `${pupils} 名学生，${classCount} 个班。`,
    links === 0 ? '没有同班、分开的要求。' : `同班、分开的要求 ${String(links)} 条：`,
  ],
  freezeMeans: [
    '冻结以后不能修改；填错了只能说明理由作废，重新冻结一份，作废的会印在新的承诺书上。',
    '本站同时生成秘密种子，抽签之前谁也看不到。',
  ],
  cancel: '返回',
  frozen: '名册已冻结',
  rollNumber: (number: string) => `第 ${number} 份名册`,
  frozenBy: (by: string, at: string) => `${by} 冻结，${at}`,
  rollDigest: '名册摘要',
  secretDigest: '秘密种子摘要',
  publish: '把承诺书打印出来，抽签之前张贴。下面的摘要让事后改动名册或种子都能被发现。',
  look: (paper: string) => `看${paper}并打印`,
  setAside: '作废这份名册',
  setAsideTitle: '作废这份名册？',
  setAsideLines: ['作废以后不能抽签，也不能恢复；理由、时间和它的秘密种子会印在下一份承诺书上。'],
  asideReason: '理由',
  asideReasonMissing: '请选一条理由。',
  isAside: (reason: string, by: string, at: string) => `已作废：${reason}（${by}，${at}）`,
  drawing: '现场报数和抽签',
  drawingHelp:
    '家长代表报数后如实录入；全角半角、分隔符号和前面的 0 不影响结果。抽签只有一次，不能重抽。',
  ownRoll: '这份名册是您冻结的。请由另一位站点管理员或复核员登录后抽签。',
  publicPart: '公开部分',
  publicPartFrom: (source: string) => `来源：${source}`,
  publicPartMissing: '请录入现场报出的数。',
  witnesses: '在场见证人（可不填）',
  draw: '抽签',
  drawTitle: '现在抽签？',
  drawLines: (publicPart: string) => [
    `公开部分：${publicPart}`,
    '抽签只有一次，结果立即写入记录，不能重抽。',
  ],
  drawnBy: (by: string, at: string) => `${by} 抽签，${at}`,
  result: '分班结果',
  resultColumns: { number: '班级', teacher: '班主任', pupils: '人数', boys: '男', girls: '女' },
  classOf: (number: string) => `${number}班`,
  listOf: (number: string) => `${number}班名单`,
  listColumns: {
    name: '姓名',
    caseNumber: '受理编号',
    sex: '性别',
    classNumber: '班级',
    teacher: '班主任',
    remark: '说明',
  },
  gone: '已不在册',
  find: '查找学生',
  findHelp: '姓名或受理编号',
  found: (count: string) => `找到 ${count} 人`,
  foundNone: '没有找到',
  slipOf: (name: string) => `看${name}的通知单`,
  slip: '通知单',
  saveBook: '另存为 Excel',
  saveCsv: '另存为 CSV',
  savePage: '另存验证页',
  saveData: '另存验证数据',
  savedTo: (name: string) => `已保存：${name}`,
  proofHelp: '验证页在任何浏览器里打开，不联网，就能用公布的数据重抽一遍；里面没有姓名。',
  fileName: { book: '分班名单', page: '分班验证', data: '分班验证数据' },
  about: '说明',
  aboutLines: {
    school: '学校',
    season: '招生季',
    drawnBy: '抽签人',
    drawnAt: '抽签时间',
    rollDigest: '名册摘要',
    publicPart: '公开部分',
  },
  earlier: '此前的名册',
  earlierColumns: { roll: '名册', state: '情况', paper: '查核页' },
  lookAside: '看查核页',
  lookAsideOf: (roll: string) => `看${roll}的查核页`,
  trail: {
    frozen: (school: string, number: string, counts: string) =>
      `冻结了${school}第 ${number} 份分班名册：${counts}`,
    frozenLate: (school: string, round: string, counts: string) =>
      `冻结了${school}第 ${round} 轮插班名册：${counts}`,
    setAside: (reason: string) => `作废了分班名册：${reason}`,
    drawn: (digest: string) => `分班抽签，结果摘要 ${digest}…`,
    saved: (form: string) => `分班结果另存为${form}`,
    printed: (paper: string) => `打印了${paper}`,
    tradeAsked: (reason: string) => `提出调换两名学生的班级：${reason}`,
    tradeSettled: { approved: '批准了班级调换', refused: '没有批准班级调换' },
    nameConfirmed: '核实了分班名册里改过姓名的孩子',
    forms,
  },
  drillVerdict: '演练用，不发生效力。',
  paper: classPaper,
  after: classAfter,
};
