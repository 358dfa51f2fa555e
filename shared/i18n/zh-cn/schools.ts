/** Simplified Chinese: catchments 学区 beside an address, the directory of schools, and points 积分. */
import type { HomeAddress } from '../../policy/home-schools';

const addresses: { readonly [A in HomeAddress]: string } = {
  'residence.address': '住所',
  'register.address': '户口',
};

export const schools = {
  addresses,
  /** The rule of a catchment, as parents are told it. */
  rule: {
    whole: (prefix: string) => `“${prefix}”的地址`,
    numbers: (prefix: string, from: number, to: number) => `“${prefix}”${from}—${to} 号`,
    odd: (prefix: string, from: number, to: number) => `“${prefix}”${from}—${to} 号（单号）`,
    even: (prefix: string, from: number, to: number) => `“${prefix}”${from}—${to} 号（双号）`,
    exception: (rule: string) => `${rule}，单独划分，不随周围地段`,
  },
  belongsTo: (school: string) => `地段学校：${school}`,
  because: (rule: string) => `依据：${rule}属于这所学校`,
  unfinished: '地址写到路名和门牌号，就能查出地段学校',
  possible: (names: string) => `写全门牌号才能确定，可能是：${names}`,
  numberOutside: (prefix: string) => `“${prefix}”有学区，但没有划到这个门牌号`,
  numberOutsideDo: '请对照户口簿或房产证核对门牌号；无误时由招生部门确定，可以照常受理。',
  none: '学区表里查不到这个地址',
  noneDo: '请核对路名、小区名的写法（从街道、路名写起）；无误时由招生部门确定，可以照常受理。',
  apart: (residence: string, register: string) =>
    `住所的地段学校是${residence}，户口的地段学校是${register}`,
  apartDo: '两处地址分属两所学校：请对照本地招生规定，与家长确认按哪一处申请。',
  otherSchool: (names: string) => `所选学校不是地段学校；地段学校是${names}`,
  otherSchoolBy: (where: string, school: string) => `按${where}地址：${school}`,
  otherSchoolDo: '可以照常受理，由审核决定；请告诉家长可能被安排到地段学校。',
  choose: (school: string) => `选地段学校：${school}`,
  notInDirectory: '名录里没有这所学校，按所写校名保存，没有标识码',
  code: (code: string) => `标识码 ${code}`,
  openList: '打开学校名录',
  loading: '正在打开学校名录…',
  notFound: '名录里没有找到；可以直接写校名',
  shown: (shown: number, total: number) =>
    `共 ${total} 所，列出前 ${shown} 所；多写几个字可缩小范围`,
  points: {
    title: '积分试算',
    basis: (legalBasis: string) => `依据：${legalBasis}`,
    table: '各项得分',
    item: '计分项目',
    answered: '填写的情况',
    row: '符合的一档',
    score: '分值',
    noRow: '没有符合的一档',
    notAnswered: '未填写',
    answer: (field: string, value: string) => `${field}：${value}`,
    total: '合计',
    sum: (parts: string, total: number) => `${parts} = ${total} 分`,
    preliminary: '按现在填写的信息试算，以审核结果为准；不打印在回执上。',
  },
};
