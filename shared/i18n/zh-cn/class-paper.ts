/** Simplified Chinese: papers of class assignment. */
import type { RollStanding } from '../../classes/roll-standing';

const notBefore: { readonly [S in Exclude<RollStanding, 'open'>]: string } = {
  known: '本页在公开部分可能已经产生之后补打，不是事先张贴的承诺书，不能作为承诺。',
  setAside: '这份名册已经作废，不会抽签。本页只供查核，不是承诺书。',
  drawn: '本页在抽签之后补打，不是抽签前张贴的承诺书；请以抽签前张贴的为准。',
};

export const classPaper = {
  title: {
    commitment: (group: string) => `${group}新生阳光分班承诺书`,
    list: (group: string) => `${group}新生分班结果公示`,
  },
  facts: {
    school: '学校',
    station: '站点编码',
    roll: '名册',
    frozen: '冻结',
    drawn: '抽签',
    count: '学生、班级',
    publicPart: '公开部分',
    witnesses: '见证人',
  },
  counts: (pupils: string, classCount: string) => `${pupils} 人，${classCount} 个班`,
  bound:
    '本校承诺：名册、班数和秘密种子自冻结起不再改动；公开部分产生后只抽签一次，结果以验证页能够重现为准。',
  listVerdict:
    '姓名和受理编号已作遮盖。对结果有疑问的，请凭通知单上的核对码用验证页核对，或向学校查询。',
  digests: '承诺内容（摘要均为 SHA-256）',
  name: '项目',
  value: '内容',
  balanced: '均衡项目',
  sexOnly: '性别',
  sexAnd: (others: string) => `性别、${others}`,
  limits: '班额、校额',
  limitOf: (perClass: string, perSchool: string, elsewhere: string) =>
    `每班不超过 ${perClass} 人；全校不超过 ${perSchool} 人（其他年级 ${elsewhere} 人）`,
  basis: '限额依据',
  publicSource: '公开部分来源',
  how: '种子的合成',
  howText:
    '种子 = SHA-256（秘密种子 32 字节 ＋ 名册摘要 32 字节 ＋ 公开部分 UTF-8）。抽签办法随程序公布，验证页照此重抽。',
  sexCounts: '学生构成',
  sexCount: (girls: string, boys: string) => `女 ${girls} 人，男 ${boys} 人`,
  teachers: '班主任名单',
  place: '序号',
  teacher: '姓名',
  linkTitle: '同班与分开的要求（理由只留在学校记录里）',
  linkId: '编号',
  linkKinds: { together: '同班', apart: '不同班' },
  linkWhat: '要求',
  linkCount: '涉及学生',
  linkPupils: (count: string) => `${count} 人`,
  asideOf: (count: string) => `作废的名册：${count} 份`,
  asideSecret: '秘密种子（作废后公开）',
  asideWhen: (reason: string, at: string, publicKnown: boolean) =>
    `${reason}。${at}，${publicKnown ? '公开部分可能已经产生之后，由另一人作废' : '公开部分产生之前'}`,
  notBefore,
  copyOf: (title: string) => `${title}（事后补打）`,
  committedAt: '承诺书首次打印',
  publicForm: '公开部分的形式',
  publicFormOf: (count: string) => `依次 ${count} 个数；写成阿拉伯数字，去掉前面的 0，中间空一格`,
  publicKnownFrom: '公开部分最早产生于',
  teachersDigest: '班主任名单摘要',
  asideDigest: '名册摘要',
  asideReason: '理由',
  none: '无',
  classTitle: (number: string, teacher: string) =>
    teacher === '' ? `${number}班` : `${number}班（班主任：${teacher}）`,
  classTotals: (all: string, boys: string, girls: string) => `${all} 人，男 ${boys}，女 ${girls}`,
  signature:
    '经办人（签名）：＿＿＿＿＿＿＿　见证人（签名）：＿＿＿＿＿＿＿　日期：＿＿＿＿年＿＿月＿＿日',
  slip: {
    title: '分班结果通知单',
    to: (name: string) => `${name}同学家长：`,
    text: (school: string, season: string) =>
      `${school} ${season} 年新生分班已公开抽签，您的孩子编入：`,
    teacher: (name: string) => `班主任：${name}`,
    number: (caseNumber: string) => `受理编号：${caseNumber}`,
    code: (code: string) => `核对码：${code}`,
    check:
      '核对办法：打开学校公布的分班验证页，填受理编号、孩子姓名和核对码，即可看到孩子在名册中的位置，并重抽一遍。核对码请勿告诉他人。',
    digest: (digest: string) => `名册摘要：${digest}`,
    drawn: (at: string) => `抽签时间：${at}`,
    traded: (from: string) => `抽签分到${from}，后经批准调换。`,
    cut: '沿此线剪开',
  },
};
