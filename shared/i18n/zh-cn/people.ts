/** Simplified Chinese: 身份核验 and 走访, on screens and in the archive. */
import type { HomeVisit } from '../../domain/home-visit';
import type { IdentityCheck } from '../../domain/identity-check';

const persons: { readonly [K in IdentityCheck['person']]: string } = {
  guardian1: '监护人一',
  guardian2: '监护人二',
  agent: '受托代办人',
};

const papers: { readonly [K in IdentityCheck['paper']]: string } = {
  residentId: '居民身份证',
  temporaryId: '临时居民身份证',
  hongKongPermit: '港澳居民居住证（通行证）· 香港',
  macaoPermit: '港澳居民居住证（通行证）· 澳门',
  taiwanPermit: '台湾居民居住证（通行证）',
  foreignPermanent: '外国人永久居留身份证',
  passport: '护照',
  register: '户口簿',
};

const verdicts: { readonly [K in IdentityCheck['verdict']]: string } = {
  same: '人证一致',
  doubtful: '存疑',
};

const findings: { readonly [K in HomeVisit['finding']]: string } = {
  livesThere: '确在此居住',
  doesNotLiveThere: '不在此居住',
  nobodyHome: '家中无人',
};

export const people = {
  identityTitle: '身份核验与授权',
  identityNone: '还没有核验到场人的身份。',
  checkIdentity: '核验身份',
  person: '到场人',
  name: '证件上的姓名',
  nameDiffers: (typed: string) => `与填写的姓名“${typed}”不一致，请核对。`,
  paper: '出示的证件',
  verdict: '核验结论',
  note: '备注',
  noteNeeded: '存疑时请写明原因。',
  persons,
  papers,
  verdicts,
  findings,
  authorise: '请到场人阅读并签名',
  authoriseHelp: '不愿意授权的，可以不签名，改为提交纸质材料。',
  agentSignsNot: '数据核验由监护人本人授权。代办人请出示监护人签名的委托书，并作为材料采集。',
  signHere: '请在框内签名',
  signed: '已签名',
  signAgain: '重新签名',
  noSignature: '未签署授权',
  signedText: '已签署数据核验授权',
  checkedLine: (person: string, name: string) => `${person} ${name}`,
  saved: '身份核验已记录',
  save: '保存',
  begunBefore: '上次填写的内容没有保存，已为你留着。',
  beginAnew: '清空重填',
  signatureOf: (name: string) => `${name}的签名`,
  visitsTitle: '走访记录',
  visitsNone: '没有走访记录。',
  addVisit: '记录走访',
  day: '走访日期',
  address: '走访地址',
  visitors: '走访人',
  finding: '走访结论',
  visitNote: '看到的情况',
  visitSaved: '走访已记录',
};
