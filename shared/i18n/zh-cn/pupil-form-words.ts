/** Simplified Chinese: the fields of the form that only the pupil record 学籍 needs. */
import type { CodeTable } from '../../domain/pupil-codes';
import * as codes from '../../domain/pupil-codes';
import type { PupilFormKey } from '../../domain/pupil-form';

type Words = {
  readonly label: string;
  readonly name: string;
  readonly optional?: true;
  readonly help?: string;
};

export const pupilFields: { readonly [K in PupilFormKey]: Words } = {
  'pupil.birthRegion': {
    label: '出生地（行政区划）',
    name: '出生地行政区划',
    help: '选到县（区）',
  },
  'pupil.nativeRegion': { label: '籍贯（行政区划）', name: '籍贯行政区划', optional: true },
  'pupil.nationality': { label: '国籍/地区', name: '国籍/地区' },
  'pupil.overseas': { label: '港澳台侨外', name: '港澳台侨外' },
  'pupil.politics': { label: '政治面貌', name: '政治面貌' },
  'pupil.health': { label: '健康状况', name: '健康状况' },
  'pupil.namePinyin': { label: '姓名拼音', name: '姓名拼音', help: '多音字请核对' },
  'pupil.formerName': { label: '曾用名', name: '曾用名', optional: true },
  'pupil.idValidUntil': { label: '证件有效期至', name: '身份证件有效期', optional: true },
  'pupil.registerRegion': {
    label: '户口所在地（行政区划）',
    name: '户口所在地行政区划',
    help: '选到县（区）',
  },
  'pupil.registerKind': { label: '户口性质', name: '户口性质' },
  'pupil.talent': { label: '特长', name: '特长', optional: true },
  'pupil.auxNumber': { label: '学籍辅号', name: '学籍辅号', optional: true },
  'pupil.classNumber': { label: '班内学号', name: '班内学号', optional: true },
  'pupil.grade': { label: '年级', name: '入学年级' },
  'pupil.class': { label: '班级', name: '班级', help: '分班后填写，如 1 班' },
  'pupil.enrolMonth': { label: '入学年月', name: '入学年月', help: '6 位数字，如 202609' },
  'pupil.enrolMode': { label: '入学方式', name: '入学方式' },
  'pupil.attendMode': { label: '就读方式', name: '就读方式' },
  'pupil.source': { label: '学生来源', name: '学生来源' },
  'pupil.mailAddress': { label: '通信地址', name: '通信地址' },
  'pupil.homeAddress': { label: '家庭地址', name: '家庭地址' },
  'pupil.postcode': { label: '邮政编码', name: '邮政编码', help: '现住址的 6 位邮编' },
  'pupil.email': { label: '电子信箱', name: '电子信箱', optional: true },
  'pupil.homepage': { label: '主页地址', name: '主页地址', optional: true },
  'pupil.onlyChild': { label: '是否独生子女', name: '是否独生子女' },
  'pupil.leftBehind': { label: '是否留守儿童', name: '是否留守儿童' },
  'pupil.migrantChild': { label: '是否进城务工人员随迁子女', name: '是否随迁子女' },
  'pupil.orphan': { label: '是否孤儿', name: '是否孤儿' },
  'pupil.martyrFamily': { label: '是否烈士或优抚子女', name: '是否烈士或优抚子女' },
  'pupil.inClass': { label: '随班就读', name: '随班就读' },
  'pupil.disability': { label: '残疾类型', name: '残疾类型' },
  'pupil.boughtPlace': { label: '是否由政府购买学位', name: '是否由政府购买学位' },
  'pupil.needsAid': { label: '是否需要申请资助', name: '是否需要申请资助' },
  'pupil.subsidy': { label: '是否享受一补', name: '是否享受一补' },
  'pupil.commuteKm': { label: '上下学距离（公里）', name: '上下学距离', optional: true },
  'pupil.commuteBy': { label: '上下学交通方式', name: '上下学交通方式', optional: true },
  'pupil.schoolBus': { label: '是否需要乘坐校车', name: '是否需要乘坐校车' },
};

const named = (table: CodeTable): Record<string, string> => Object.fromEntries(table);
const yesNo = named(codes.yesNoCodes);

/** Official names of the codes. */
export const pupilChoices = {
  'pupil.overseas': named(codes.overseasCodes),
  'pupil.politics': named(codes.politicsCodes),
  'pupil.health': named(codes.healthCodes),
  'pupil.registerKind': named(codes.registerKindCodes),
  'pupil.enrolMode': named(codes.enrolModeCodes),
  'pupil.attendMode': named(codes.attendModeCodes),
  'pupil.source': named(codes.sourceCodes),
  'pupil.onlyChild': yesNo,
  'pupil.leftBehind': named(codes.leftBehindCodes),
  'pupil.migrantChild': yesNo,
  'pupil.orphan': yesNo,
  'pupil.martyrFamily': yesNo,
  'pupil.inClass': named(codes.inClassCodes),
  'pupil.disability': named(codes.disabilityCodes),
  'pupil.boughtPlace': yesNo,
  'pupil.needsAid': yesNo,
  'pupil.subsidy': yesNo,
  'pupil.commuteBy': named(codes.commuteCodes),
  'pupil.schoolBus': yesNo,
};
