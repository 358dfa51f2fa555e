/** Simplified Chinese: the fields of the form, their sections and choices. */
import type { FieldKey } from '../../domain/form';
import { pupilChoices, pupilFields } from './pupil-form-words';
export { sections } from './form-section-words';

/**
 * A field: its label under its section's heading, its full name elsewhere, and help where people ask; `optional` is said
 * of a field where the rules of a case do not require it.
 */
export type FieldWords = {
  readonly label: string;
  readonly name: string;
  readonly optional?: true;
  readonly help?: string;
};

export const fields: { readonly [K in FieldKey]: FieldWords } = {
  'child.name': { label: '姓名', name: '学生姓名', help: '照户口簿填写，少数民族姓名保留“·”' },
  'child.idType': { label: '证件类型', name: '学生证件类型' },
  'child.idNumber': { label: '证件号码', name: '学生证件号码' },
  'child.sex': { label: '性别', name: '学生性别' },
  'child.birthDate': {
    label: '出生日期',
    name: '学生出生日期',
    help: '可直接输入 8 位数字，如 20200307',
  },
  'child.nation': { label: '民族', name: '学生民族', help: '如汉族、维吾尔族' },
  'child.birthPlace': { label: '出生地', name: '学生出生地', optional: true },
  'origin.reach': { label: '转入来源', name: '转入来源' },
  'origin.region': { label: '转出地', name: '转出地', help: '省、市、县（区）' },
  'origin.school': { label: '原就读学校', name: '原就读学校' },
  'origin.schoolCode': { label: '学校标识码', name: '原就读学校标识码', optional: true },
  'origin.studentNumber': {
    label: '全国学籍号',
    name: '全国学籍号',
    help: 'G 加公民身份号码；临时学籍号以 L 开头，无证件号码的以 J 开头。还没有学籍，或者学籍号有误的，在“问题学籍情况”里选',
  },
  'origin.recordRegion': { label: '学籍所在地', name: '学籍所在地' },
  'origin.registerState': { label: '户籍状态', name: '户籍状态' },
  'origin.stage': { label: '就读学段', name: '就读学段' },
  'origin.grade': { label: '现就读年级', name: '现就读年级' },
  'origin.studyState': { label: '就读状态', name: '就读状态' },
  'origin.problemRecord': { label: '问题学籍情况', name: '问题学籍情况' },
  'origin.targetGrade': { label: '申请转入年级', name: '申请转入年级' },
  'origin.reason': { label: '转学原因', name: '转学原因', optional: true },
  'family.singleParent': {
    label: '单亲家庭，只登记一位监护人',
    name: '单亲家庭',
    help: '勾选后不再询问第二位监护人',
  },
  'guardian1.name': { label: '姓名', name: '监护人一姓名' },
  'guardian1.relation': { label: '与学生关系', name: '监护人一与学生关系' },
  'guardian1.authority': {
    label: '监护依据',
    name: '监护人一监护依据',
    help: '如：法院判决、居（村）委会或民政部门指定、遗嘱指定、收养登记',
  },
  'guardian1.idType': { label: '证件类型', name: '监护人一证件类型' },
  'guardian1.idNumber': { label: '证件号码', name: '监护人一证件号码' },
  'guardian1.phone': { label: '联系电话', name: '监护人一联系电话' },
  'guardian2.name': { label: '姓名', name: '监护人二姓名' },
  'guardian2.relation': { label: '与学生关系', name: '监护人二与学生关系' },
  'guardian2.authority': {
    label: '监护依据',
    name: '监护人二监护依据',
    help: '如：法院判决、居（村）委会或民政部门指定、遗嘱指定、收养登记',
  },
  'guardian2.idType': { label: '证件类型', name: '监护人二证件类型' },
  'guardian2.idNumber': { label: '证件号码', name: '监护人二证件号码' },
  'guardian2.phone': { label: '联系电话', name: '监护人二联系电话', optional: true },
  'register.number': { label: '户号', name: '户口簿户号' },
  'register.head': { label: '户主姓名', name: '户主姓名' },
  'register.address': { label: '户籍地址', name: '户籍地址', help: '照户口簿首页填写' },
  'register.memberNumber': {
    label: '学生本人页户号',
    name: '学生本人页户号',
    optional: true,
    help: '照学生本人页填写，用来核对是同一本户口簿',
  },
  'register.childRelation': {
    label: '学生与户主关系',
    name: '学生与户主关系',
    optional: true,
    help: '照学生本人页填写',
  },
  'register.differentBooks': {
    label: '父母不在同一本户口簿上',
    name: '父母不在同一户口簿',
    help: '勾选后需要结婚证和出生医学证明',
  },
  'register.since': { label: '迁入（登记）日期', name: '户籍迁入日期', optional: true },
  'register.otherNumber': { label: '另一本户号', name: '另一本户口簿户号', optional: true },
  'register.otherHead': { label: '另一本户主', name: '另一本户口簿户主', optional: true },
  'residence.tenure': { label: '住房情况', name: '住房情况' },
  'residence.address': { label: '现住址', name: '现住址' },
  'residence.paperAddress': {
    label: '房产或租赁材料上的地址',
    name: '房产或租赁材料上的地址',
    optional: true,
    help: '照材料填写，用来与现住址核对',
  },
  'residence.areaM2': { label: '建筑面积（平方米）', name: '建筑面积' },
  'residence.residents': { label: '常住人数', name: '常住人数', help: '按家庭实际居住人数' },
  'residence.propertyNumber': {
    label: '不动产权证号',
    name: '不动产权证号',
    optional: true,
    help: '照不动产权证书填写',
  },
  'residence.owner': {
    label: '权利人（产权人）',
    name: '房屋权利人',
    optional: true,
    help: '照不动产权证书填写',
  },
  'residence.ownerRelation': {
    label: '权利人与学生关系',
    name: '房屋权利人与学生关系',
    optional: true,
  },
  'residence.since': { label: '取得或入住日期', name: '房屋取得或入住日期', optional: true },
  'residence.until': { label: '租赁到期日', name: '租赁到期日', optional: true },
  'wish.school': {
    label: '就读学校',
    name: '申请就读学校',
    help: '可输入校名、拼音、首字母或标识码查找；名录里没有的可以直接写',
  },
  'wish.schoolCode': { label: '学校标识码', name: '申请就读学校标识码' },
  'work.person': { label: '务工经商人', name: '务工经商人', optional: true },
  'work.kind': { label: '从业情况', name: '从业情况', optional: true },
  'work.employer': { label: '单位或字号', name: '工作单位或字号', optional: true },
  'work.insuranceMonths': { label: '社保累计月数', name: '社保累计月数', optional: true },
  'work.permitNumber': { label: '居住证号', name: '居住证号', optional: true },
  'work.permitFrom': { label: '居住证起始日', name: '居住证起始日', optional: true },
  'work.permitUntil': { label: '居住证到期日', name: '居住证到期日', optional: true },
  'preferential.ground': { label: '优抚类别', name: '优抚类别', optional: true },
  'preferential.person': { label: '优抚对象', name: '优抚对象姓名', optional: true },
  'preferential.number': { label: '证件编号', name: '优抚证件编号', optional: true },
  'special.kind': {
    label: '特殊情形',
    name: '特殊情形',
    optional: true,
    help: '现有材料说明不了的情形',
  },
  'special.note': { label: '情形说明', name: '特殊情形说明' },
  'reason.offline': { label: '线下办理原因', name: '线下办理原因' },
  'reason.note': { label: '原因说明', name: '线下办理原因说明' },
  ...pupilFields,
};

const guardianPapers = {
  residentId: '居民身份证',
  hongKongPermit: '香港居民证件',
  macaoPermit: '澳门居民证件',
  taiwanPermit: '台湾居民证件',
  foreignPermanent: '外国人永久居留身份证',
  passport: '护照',
  other: '其他证件',
};

/** The choices of the fields that have some, by the code that is stored. */
export const choices = {
  'child.idType': {
    residentId: '居民身份证（户口簿号码）',
    hongKongPermit: '香港居民证件',
    macaoPermit: '澳门居民证件',
    taiwanPermit: '台湾居民证件',
    foreignPermanent: '外国人永久居留身份证',
    passport: '护照',
    other: '其他证件',
    none: '暂无证件号码',
  },
  'child.sex': { male: '男', female: '女' },
  'guardian1.relation': { father: '父亲', mother: '母亲', other: '其他监护人' },
  'guardian2.relation': { father: '父亲', mother: '母亲', other: '其他监护人' },
  'guardian1.idType': guardianPapers,
  'guardian2.idType': guardianPapers,
  'residence.tenure': {
    owned: '自有住房',
    publicRental: '公共租赁住房',
    rented: '租房',
    none: '无固定住所',
  },
  'origin.reach': {
    sameProvince: '省内转学',
    otherProvince: '跨省转学',
  },
  'origin.registerState': {
    registered: '已登记户口',
    notRegistered: '未登记户口',
    unknown: '不清楚',
  },
  'origin.stage': {
    primary: '小学',
    junior: '初中',
  },
  'origin.studyState': {
    studying: '在读',
    suspended: '休学',
    graduating: '应届毕业',
    left: '已离校',
  },
  'origin.problemRecord': {
    none: '没有问题',
    duplicate: '学籍重复',
    idWrong: '身份信息有误',
    other: '其他问题',
    noRecord: '没有学籍',
  },
  'register.childRelation': {
    child: '子、女',
    grandchild: '孙子女、外孙子女',
    self: '本人是户主',
    other: '其他',
  },
  'residence.ownerRelation': {
    guardian: '监护人',
    child: '学生本人',
    grandparent: '祖父母（外祖父母）',
    other: '其他人',
  },
  'work.kind': {
    employed: '受雇就业',
    selfEmployed: '个体工商户',
    company: '开办企业',
    none: '暂无',
  },
  'preferential.ground': {
    military: '现役军人子女',
    martyr: '烈士子女',
    police: '公安英模、因公牺牲伤残警察子女',
    fireRescue: '国家综合性消防救援人员子女',
    medicalAid: '援助医务人员子女',
    talent: '高层次人才子女',
    disabled: '残疾儿童',
    overseas: '港澳台、华侨、外籍儿童',
    other: '其他优抚政策',
  },
  'special.kind': {
    relocation: '房屋征收、拆迁安置',
    unregisteredHome: '房屋未办不动产登记',
    custody: '收养、委托监护等监护情形',
    rareName: '姓名用字系统打不出',
    other: '其他情形',
  },
  'reason.offline': {
    noNetwork: '家中不便上网',
    verificationFailed: '网上核验未通过',
    other: '其他原因',
  },
  ...pupilChoices,
} satisfies Partial<Record<FieldKey, Record<string, string>>>;

export const flags = { yes: '是', no: '否' };

/** Said of a field that may stay empty, alone and before its help. */
export const optional = { alone: '选填', before: (help: string) => `选填；${help}` };
