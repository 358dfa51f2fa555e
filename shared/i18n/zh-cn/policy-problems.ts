/** Simplified Chinese: what the linter of policy packs found, for who writes a pack. */
import type { ProfileFault } from '../../archive/package/profile-fault';
import type { AbolishedProof, ReachablePart } from '../../policy/lint-problem';
import type { LintWords } from '../error-shape';
import { facts as verifiedFacts } from './verification';

const abolished: { readonly [P in AbolishedProof]: string } = {
  preschoolRecord: '学前教育经历证明',
  familyPlanning: '计划生育证明',
  overAge: '超龄证明',
  noGuardianAtRegister: '户籍地无人监护证明',
  parentPostOrIncome: '家长的职务或者收入',
  vaccination: '预防接种证明（不得作为入学条件，开学后查验）',
};

const parts: { readonly [P in ReachablePart]: string } = {
  requirement: '没有哪个家庭会被要求提交它',
  option: '没有哪个家庭能选这种材料',
  page: '没有哪个家庭会被要求提交这一页',
  waiver: '没有哪个家庭能核验到免交它',
  requiredFields: '没有哪个家庭会因此填写',
  pointsRow: '没有哪个家庭能得这项分',
  group: '没有哪个家庭会归到这个群体',
};

const nameFaults: { readonly [F in ProfileFault]: string } = {
  characters: '含有文件名不能用的字符或系统保留的名称，或者太长，换一台电脑就写不出来',
  taken: '与档案包里固定的文件重名，请换一个名称',
  same: '两个文件夹同名，里面的文件会撞在一起',
  braces: '花括号不成对，或者写在不能填空的地方',
  unknown: '花括号里的词在这里填不出来',
  missing: '缺少区分文件的编号，文件会重名',
  late: '区分文件的编号要写在题名和文号前面，题名太长时才不会被截掉',
  long: '太长：文件夹最多两层，名称里固定的文字最多二十个汉字',
};

const says: LintWords = {
  shape: () => '格式不对，或者写了这一格式没有的内容',
  tooNew: ({ schema }) => `格式 ${schema} 比本程序新，请用新版本程序检查`,
  missingReason: () => '缺少理由、依据或者救济途径；每一项要求都要写明，给家长看得懂',
  conditionUnreadable: ({ detail }) => `条件读不懂：${detail}`,
  conditionFails: () => '这个条件对下面的家庭算不出是或否',
  conditionUndecidable: ({ fact }) =>
    `条件里 ${fact} 只能与写定的数或者日期比较，否则无法把所有家庭都试到`,
  tooManyFamilies: ({ most }) => `要试的家庭超过 ${most} 种，请把条件写简单些`,
  abolishedProof: ({ proof, found }) =>
    `“${found}”属于${abolished[proof]}，已经取消，不得再要求家庭提交`,
  tooManyProofs: ({ titles }) =>
    `要求下面的家庭提交 ${titles.length} 种证明，最多只能 5 种：${titles.join('、')}`,
  unreachable: ({ part }) => parts[part],
  noOption: () => '要求下面的家庭提交，却没有一种材料适合这个家庭',
  recordOfNobody: () =>
    '要求下面的家庭提交学籍证明，可是这个孩子还没有学籍；请在条件里排除没有学籍的孩子和一年级新生',
  fieldNeverAsked: ({ field }) => `要求填写 ${field}，可是符合条件的家庭都不会被问到它`,
  groupGap: ({ answers }) => `这样回答的家庭不属于任何群体：${answered(answers)}`,
  groupOverlap: ({ answers }) => `这样回答的家庭同时属于两个群体：${answered(answers)}`,
  catchmentOverlap: ({ prefix, otherPrefix, otherPath }) =>
    `“${prefix}”与“${otherPrefix}”（${otherPath}）划给了不同的学区；确实是飞地的，请标明 exception`,
  schoolUnknown: ({ school }) => `学校名录里没有招收这一学段的学校 ${school}`,
  pointsItem: ({ found }) => `“${found}”不能计分；积分只能看户籍类型、居住情况、从业情况、房产类型`,
  placeholderUnknown: ({ placeholder }) => `文书模板里的 {${placeholder}} 不存在，填不出来`,
  placeholderEmpty: ({ placeholder }) =>
    `出具这份文书时没有 {${placeholder}}，或者政策包里是空的，文书做不出来`,
  letterTooLong: () => '填好以后太长，文书放不下，做不出来',
  placeholderOpen: () => '文书模板里的花括号不成对，或者写在不能填空的地方，会原样印出来',
  letterMarkup: () => '文书模板里有网页标记、脚本或者看不见的控制字符，文书只能是纯文字',
  archiveName: ({ fault }) => nameFaults[fault],
  trainingRole: ({ found }) =>
    found === 'admin'
      ? '站点管理员不能要求培训：培训由站点管理员登记，必须随时进得来'
      : `没有“${found}”这个岗位，不能要求它培训`,
  twice: ({ id }) => `${id} 写了两次，第二个永远用不到`,
  windowWrong: () => '起止日期颠倒，或者不在这个招生年度',
  windowMissing: () => '没有这类入学的报名时间',
};

function answered(answers: {
  readonly preferential: boolean;
  readonly localRegister: boolean;
  readonly localHome: boolean;
}): string {
  return [
    answers.preferential ? '是优抚对象' : '不是优抚对象',
    answers.localRegister ? '户口在本区' : '户口不在本区',
    answers.localHome ? '有自有住房' : '没有自有住房',
  ].join('，');
}

/** Names of the parts of a pack, as a path lists them. */
const places: { readonly [segment: string]: string } = {
  schema: '格式',
  id: '代码',
  version: '版本',
  title: '标题',
  season: '年度',
  matter: '事项',
  kinds: '入学类型',
  calendar: '日程',
  signUp: '报名时间',
  report: '报到时间',
  groups: '入学群体',
  household: '居住人数规则',
  residenceLock: '学位锁定',
  requirements: '材料要求',
  options: '可选材料',
  pages: '页',
  lookAt: '核验要点',
  waivedBy: '免交',
  requiredFields: '必填信息',
  points: '积分',
  items: '计分项',
  rows: '分值',
  schools: '学校',
  catchments: '学区',
  numbers: '门牌号',
  schoolChoice: '择校规定',
  reasonCodes: '理由代码',
  archive: '归档信息包',
  timestamps: '时间戳机构',
  address: '地址',
  fingerprint: '证书指纹',
  folders: '文件夹',
  names: '名称',
  letters: '文书',
  receipt: '受理回执',
  placeNotice: '学位告知书',
  refusalNotice: '不予受理通知书',
  when: '条件',
  kind: '类别',
  item: '项目',
  reason: '理由',
  legalBasis: '依据',
  remedy: '救济途径',
};

export const policyProblems = {
  says,
  places,
  verifiedFacts,
  /** The `n`th of a list. */
  nth: (n: number) => `第${n}项`,
  placeSeparator: '',
  whole: '整个政策包',
  family: '家庭',
  verified: (names: readonly string[]) => `已核验${names.join('、')}`,
  colon: '：',
  comma: '，',
};
