/** Simplified Chinese: what of the station is looked at, and what leaves it. */
import type { outputs as everyOutput, ViewedList, ViewedThing } from '../../ledger/audit-event';

export const things: { readonly [K in ViewedThing]: string } = {
  case: '办件',
  capture: '办件的材料',
  inspection: '办件的原件核验',
  page: '一页材料',
  letter: '文书',
  letterPreview: '文书预览',
  archive: '电子档案',
  searchResult: '查找到的办件',
};

export const lists: { readonly [K in ViewedList]: string } = {
  home: '办件列表',
  review: '待复核列表',
  outbox: '待传列表',
  search: '查找目录',
  trail: '审计记录',
  check: '查重查错',
  archives: '档案目录',
  classes: '分班名单',
  batch: '批量受理',
};

export const outputs: { readonly [K in (typeof everyOutput)[number]]: string } = {
  letter: '文书',
  archive: '电子档案',
  digest: '日摘要',
  register: '编号登记簿',
  batchResult: '批量结果表',
  guide: '入学办理指南',
  classes: '分班结果',
  mandates: '授权委托书',
  selfTest: '自检',
  diagnostics: '诊断包',
  statistics: '统计',
  reckoning: '对账单',
  recoverySheet: '恢复密钥',
  pupils: '学籍信息表',
};
