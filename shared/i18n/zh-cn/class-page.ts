/** Simplified Chinese: the page that verifies a class draw. */
import type { ProofFinding } from '../../classes/class-proof';

type Said = {
  readonly [K in ProofFinding['kind']]: (of: Extract<ProofFinding, { kind: K }>) => string;
};

const findings: Said = {
  rollDiffers: () => '名册与所写的摘要不符：名册被改过。',
  rollNotAsPublished: () => '名册摘要与承诺书上的不同：不是抽签前公布的那一份名册。',
  secretDiffers: () => '秘密种子与冻结时绑定的摘要不符：种子被换过。',
  publicPartDiffers: () => '公开部分的个数或写法与名册绑定的不同。',
  drawnTooEarly: () => '抽签早于公开部分产生的时间。',
  rollUnsound: () => '名册本身不完整，无法重抽。',
  classesTooFew: ({ over }) => `超过班额，多出 ${over} 人。`,
  schoolTooLarge: ({ over }) => `超过校额，多出 ${over} 人。`,
  classDiffers: ({ classNumber }) => `${classNumber}班的名单与重抽的不同。`,
  teachersDiffer: () => '班主任的分配与重抽的不同。',
};

export const classPage = {
  other: 'English',
  title: '新生分班验证',
  lead: '本页不联网，什么也不上传，也没有姓名。打开时已用公布的名册、秘密种子和公开部分重新抽签一遍。',
  drill: '演练数据，不发生效力',
  unreadable: '这份数据读不出来：文件被改过或没有拷全。请向学校另取一份。',
  same: '重抽一致',
  sameText: (classCount: string, pupils: string) =>
    `${classCount} 个班、${pupils} 名学生的名单与重抽的结果完全相同。`,
  alsoPublished: '名册摘要也与您填入的承诺书摘要相同。',
  notCompared: '还没有与承诺书核对：请把抽签前张贴的名册摘要填在下面。',
  different: '重抽不一致',
  differentText: '请不要采信这份名单，并把本页打印或截图，交给学校和教育主管部门。',
  findings,
  published: '承诺书上的名册摘要',
  compare: '核对',
  publishedWrong: '摘要是 64 位数字和字母，请照承诺书填全。',
  open: '另选验证数据',
  lists: '各班重抽情况',
  columns: {
    number: '班级',
    teacher: '班主任',
    pupils: '人数',
    girls: '女',
    boys: '男',
    verdict: '重抽',
  },
  classOf: (number: string) => `${number}班`,
  teacherOf: (place: string) => `名单第 ${place} 位`,
  verdicts: { same: '相同', different: '不同' },
  child: '查我的孩子',
  childHelp: '按通知单填写，只在本页核对。',
  caseNumber: '办件编号',
  name: '孩子姓名',
  code: '核对码',
  find: '查找',
  found: (line: string, number: string) => `在名册第 ${line} 行，重抽分到 ${number}班。`,
  foundOther: (line: string, again: string, published: string) =>
    `在名册第 ${line} 行，重抽分到 ${again}班，公布的却是 ${published}班。请不要采信这份名单。`,
  foundUndrawn: (line: string, published: string) =>
    `在名册第 ${line} 行，公布的是 ${published}班，但这份名册无法重抽，不能采信。`,
  notFound: '名册里没有：请核对编号、姓名和核对码，一个字都不能差。',
  teachers: '核对班主任名单',
  teachersHelp: '照承诺书上的次序，一行填一位，只在本页核对。',
  teacherNames: '班主任姓名',
  teachersCheck: '比对名单',
  teachersSame: '与名册绑定的名单相同。重抽分到各班：',
  teachersOther: '与名册绑定的名单不同：请照承诺书核对姓名和次序，一个字都不能差。',
  teacherLine: (classNumber: string, name: string) => `${classNumber}班：${name}`,
  asideCount: (count: string) => `${count} 份，见承诺书`,
  facts: '公布的内容',
  terms: {
    group: '学校',
    roll: '名册摘要',
    secretDigest: '秘密种子摘要',
    secret: '秘密种子',
    source: '公开部分来源',
    publicPart: '公开部分',
    publicForm: '公开部分的个数',
    publicKnownFrom: '公开部分最早产生于',
    setAside: '作废的名册',
    drawnAt: '抽签时间',
  },
  stages: { primary: '小学', junior: '初中' },
  how: '怎样抽签',
  steps: [
    '种子是 SHA-256：依次是秘密种子 32 字节、名册摘要 32 字节、公开部分的 UTF-8 字节（几个数，去掉前面的 0，中间空一格）。名册摘要是名册按 RFC 8785 排好的文本的 SHA-256。',
    '随机数逐块取自 HMAC-SHA-256，密钥是种子；会造成偏差的数丢弃不用。洗牌用 Fisher-Yates 法。',
    '先打乱班级次序，再安排要求同班或分开的学生，然后按性别和均衡项目一组一组打乱，每人进入该组人数最少的班；相同的依次比该性别人数、全班人数、均衡项目人数、班级次序。',
    '最后打乱班主任名单，依次配给各班。没有同班、分开要求时，各班总数、男女、每一组都最多相差 1 人。',
  ],
};
