/** Simplified Chinese: 数据核验, and what papers and departments say differently. */
import type { NoticeKind } from '../../domain/finding';
import type { FactStanding } from '../../domain/fact-standing';
import type { VerifiedFact } from '../../domain/verified-fact';

export const facts: { readonly [F in VerifiedFact]: string } = {
  identity: '身份',
  register: '户籍',
  property: '不动产登记',
  purchaseContract: '网签合同',
  rentalRecord: '租赁备案',
  residencePermit: '居住证',
  insurance: '社会保险',
  business: '工商登记',
  marriage: '婚姻登记',
  birth: '出生医学证明',
  studentRecord: '学籍',
};

const standings: { readonly [S in FactStanding['state']]: string } = {
  notAsked: '未核验',
  changed: '信息已改，需重新核验',
  queued: '已排队',
  match: '一致',
  mismatch: '不一致',
  noSuchPerson: '查无记录',
  timedOut: '超时',
};

/** What is shown of a finding, and as what it stands in the traces. */
const notices: { readonly [K in NoticeKind]: string } = {
  nameDisagree: '姓名写法不同',
  papersDisagree: '材料之间不一致',
  verificationMismatch: '数据核验不一致',
  studentNumberDoubtful: '问题学籍的学籍号',
  notGraduating: '不是当年小学毕业生',
  numberChanged: '平台换了办件编号，请告知家长',
};

export const verification = {
  facts,
  standings,
  notices,
  title: '数据核验',
  explain: '核验一致的材料免交；核验不了的，照常提交纸质材料。',
  ask: '发起核验',
  askAgain: '重新核验',
  asked: '已排队，有网络时由平台向部门查询',
  needsSignature: '先请监护人在“身份核验”里签署授权，才能向部门查询。',
  toSignature: '去签署授权',
  needsFields: (names: string) => `先填写${names}，再核验。`,
  askedAt: (when: string) => `${when}起等待部门答复`,
  refused: (words: string) =>
    `平台没有受理，会再试：${words}。不用等：请照常收纸质材料；一直不受理的，请联系平台管理员。`,
  evidence: (source: string, number: string, when: string) =>
    `${source} · 核验编号 ${number} · ${when}`,
  waived: '免交',
  waivedTitle: '免交的材料',
  denied: (field: string, typed: string) => `${field}填的是“${typed}”`,
  returned: (text: string) => `部门返回“${text}”`,
  both: (denied: string, returned: string) => `${denied}，${returned}`,
  noRecord: '部门查不到这样的记录',

  /** A denial of what was submitted already. */
  late: {
    badge: '部门核验不一致',
    title: '提交以后，部门核验不一致',
    explain:
      '已提交的内容平台仍然保留，没有丢失。填错了的，改正后重新提交；没有填错的，在“请核对”里写明理由，或者改日重新核验；部门确认一致后，本事项自动销去。',
    papers: '对照哪份材料',
    next: '改正后重新提交，或写明理由',
    paper: (fact: string) => `对照这份材料，看“${fact}”填得对不对`,
    noRecord: (typed: string) => `填的是“${typed}”，部门查不到这样的记录`,
  },
  notInDrill: '演练中不向部门查询。',
  checks: {
    title: '请核对',
    explain: '两处写法不同的，请对照材料核对：填错了就改，没有填错就写明理由。',
    mustSettle: '提交前要改正或写明理由',
    optional: '不影响提交',
    settle: '写明理由',
    settleTitle: '没有填错，写明理由',
    reason: '理由',
    reasonHelp: '看了什么材料、为什么按现在填的办。会留在办理痕迹里。',
    save: '记下',
    saved: '已记下',
    newNumber: (before: string, now: string) =>
      `平台恢复了以前的备份，回执上的办件编号 ${before} 已给了别的办件；这件现在是 ${now}。请告知家长，以新编号为准。`,
    tellFamily: '要告知家长',
    told: '已告知家长',
    toldTitle: '已把新编号告知家长',
    toldHow: '怎么告知的',
    toldHelp: '告知了谁、什么时候、用什么方式（电话、当面、换发回执）。会留在办理痕迹里。',
    settled: (by: string, when: string, reason: string) => `已说明（${by} ${when}）：${reason}`,
    toField: '去修改',
    atField: (what: string) => `请核对：${what}`,
    registerNumber: '孩子与父母在同一户口簿，两处户号应当一样',
    bookSame: '填的是父母在两本户口簿，两本的户号却一样',
    bookApart: '填的是同一户口簿，材料上却有另一个户号',
    address: '房产或租赁材料上的地址与填写的住址不同',
    registerAddress: '本群体要求户口与住所一致，两处地址不同',
    relation: '孩子与户主的关系，和户主是哪位监护人对不上',
    studentNumberFormat: '问题学籍：学籍号里的身份号码校验不对',
    studentNumberDisagrees: '问题学籍：学籍号里的身份号码与学生证件号码不同',
    notGraduating: {
      studyState: '小升初的应是当年小学毕业生：是的，就读状态改选“应届毕业”',
      noRecord: '小升初的应有小学学籍，这里选的是“没有学籍”',
    },
  },
};
