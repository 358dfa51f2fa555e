/**
 * What each kind of paper prints, and what of it says something: labels as the forms of the issuing
 * departments have them (户口簿: 公安部 常住人口登记表/登记卡; 居民身份证: GA 461; 不动产权证书: 自然资源部
 * 样式; 出生医学证明: 国家卫生健康委 第七版), with the wordings that differ from place to place.
 */

/** Whom a paper speaks of. `holder` is the one person of a paper that has one. */
export type PaperPerson =
  | 'holder'
  | 'head'
  | 'newborn'
  | 'mother'
  | 'father'
  | 'spouse'
  | 'owner'
  | 'tenant'
  | 'insured'
  | 'honoured'
  | 'child';

export type PersonPart =
  | 'name'
  | 'idNumber'
  | 'sex'
  | 'birthDate'
  | 'nation'
  | 'birthPlace'
  | 'nativePlace'
  | 'formerName'
  | 'relation';

export type PaperPart =
  | 'bookNumber'
  | 'registerAddress'
  | 'propertyNumber'
  | 'propertyAddress'
  | 'area'
  | 'registeredOn'
  | 'leaseFrom'
  | 'leaseUntil'
  | 'homeAddress'
  | 'permitNumber'
  | 'validity'
  | 'employer'
  | 'months'
  | 'studentNumber'
  | 'school'
  | 'grade'
  | 'studyState'
  | 'ground'
  | 'proofNumber'
  | 'marriedName';

/** A label of a paper; one without a meaning only ends the value before it. */
export type PaperLabel = {
  readonly names: readonly string[];
  readonly person?: PaperPerson;
  /** Of the person that the nearest name above or before it tells. */
  readonly ofNearest?: true;
  readonly part?: PersonPart | PaperPart;
};

const idNumberNames = [
  '公民身份号码',
  '公民身份证件编号',
  '公民身份证号码',
  '居民身份证号码',
  '有效身份证件号码',
  '身份证件号码',
  '身份证件号',
  '身份证号码',
  '身份证号',
  '证件号码',
];

const of = (person: PaperPerson, part: PersonPart, ...names: string[]): PaperLabel => ({
  names,
  person,
  part,
});
const nearest = (part: PersonPart, ...names: string[]): PaperLabel => ({
  names,
  ofNearest: true,
  part,
});
const tells = (part: PaperPart, ...names: string[]): PaperLabel => ({ names, part });
const ends = (...names: string[]): PaperLabel[] => names.map((name) => ({ names: [name] }));

const registerPage: readonly PaperLabel[] = [
  of('holder', 'name', '姓名'),
  of('holder', 'relation', '户主或与户主关系', '与户主关系'),
  of('holder', 'formerName', '曾用名'),
  of('holder', 'sex', '性别'),
  of('holder', 'birthPlace', '出生地'),
  of('holder', 'nation', '民族'),
  of('holder', 'nativePlace', '籍贯'),
  of('holder', 'birthDate', '出生日期'),
  of('holder', 'idNumber', ...idNumberNames),
  tells('bookNumber', '户号'),
  { names: ['本市(县)其他住址', '本市（县）其他住址', '本市县其他住址', '其他住址'] },
  { names: ['何时由何地迁来本市(县)', '何时由何地迁来本市（县）', '何时由何地迁来本市县'] },
  ...ends('何时由何地迁来本址', '宗教信仰', '身高/血型', '身高', '血型', '文化程度', '婚姻状况'),
  ...ends('兵役状况', '服务处所', '职业', '承办人签章', '登记日期'),
  ...ends('常住人口登记卡', '登记事项变更和更正记载'),
];

const registerCover: readonly PaperLabel[] = [
  of('head', 'name', '户主姓名'),
  tells('bookNumber', '户号'),
  tells('registerAddress', '住址'),
  ...ends('户别', '省级公安机关户口专用章', '省级公安机关', '户口登记机关户口专用章'),
  ...ends('户口登记机关', '户口专用章', '承办人签章', '签发', '住址变动登记'),
];

const idPortrait: readonly PaperLabel[] = [
  of('holder', 'name', '姓名'),
  of('holder', 'sex', '性别'),
  of('holder', 'nation', '民族'),
  of('holder', 'birthDate', '出生'),
  tells('registerAddress', '住址'),
  of('holder', 'idNumber', ...idNumberNames),
];

const idEmblem: readonly PaperLabel[] = [
  tells('validity', '有效期限'),
  ...ends('签发机关', '中华人民共和国', '居民身份证'),
];

const residencePermit: readonly PaperLabel[] = [
  of('holder', 'name', '姓名'),
  of('holder', 'sex', '性别'),
  of('holder', 'nation', '民族'),
  of('holder', 'birthDate', '出生日期', '出生'),
  of('holder', 'idNumber', ...idNumberNames),
  tells('homeAddress', '居住地址', '现居住地址', '居住地住址', '现住址', '居住地'),
  tells('permitNumber', '证件编号', '居住证编号', '居住证号码', '居住证号', '证号', '编号'),
  tells('validity', '有效期限', '有效期'),
  { names: ['户籍地址', '户籍所在地', '常住户口所在地', '常住户口地址', '户口地址'] },
  ...ends('签发机关', '居住证', '住址', '签发日期', '服务处所'),
];

const property: readonly PaperLabel[] = [
  of('owner', 'name', '房屋所有权人', '权利人'),
  tells('propertyAddress', '房屋坐落', '坐落'),
  tells('area', '建筑面积', '面积'),
  tells('registeredOn', '登记日期', '登记时间'),
  ...ends('共有情况', '不动产单元号', '权利类型', '权利性质', '用途', '使用期限', '权利其他状况'),
  ...ends('房屋结构', '房屋总层数', '所在层', '附记', '专有建筑面积', '分摊建筑面积', '规划用途'),
];

const marriage: readonly PaperLabel[] = [
  of('spouse', 'name', '姓名'),
  nearest('sex', '性别'),
  nearest('birthDate', '出生日期'),
  nearest('idNumber', ...idNumberNames),
  ...ends('国籍', '持证人', '登记日期', '结婚证字号', '登记机关', '备注', '婚姻登记员'),
];

const birth: readonly PaperLabel[] = [
  of('newborn', 'name', '新生儿姓名'),
  of('newborn', 'sex', '新生儿性别'),
  of('newborn', 'birthDate', '出生时间', '出生日期'),
  of('newborn', 'birthPlace', '出生地点', '出生地'),
  of('mother', 'name', '母亲姓名'),
  of('father', 'name', '父亲姓名'),
  of('mother', 'idNumber', ...idNumberNames.map((name) => `母亲${name}`)),
  of('father', 'idNumber', ...idNumberNames.map((name) => `父亲${name}`)),
  nearest('idNumber', ...idNumberNames),
  nearest('nation', '民族'),
  nearest('sex', '性别'),
  ...ends('出生孕周', '健康状况', '体重/身长', '出生体重', '出生身长', '体重', '身长', '年龄'),
  ...ends('国籍', '住址', '有效身份证件类别', '医疗机构名称', '医疗机构', '签发机构', '签发日期'),
  ...ends('接生人员', '出生证编号', '出生证明编号', '编号', '父母签章'),
];

const insurance: readonly PaperLabel[] = [
  of('insured', 'name', '参保人姓名', '姓名'),
  of('insured', 'idNumber', '社会保障号码', '社会保障号', '公民身份号码', ...idNumberNames),
  tells('employer', '单位名称', '参保单位', '缴费单位', '工作单位'),
  tells('months', '累计月数', '累计缴费月数', '实际缴费月数', '缴费月数', '累计缴费'),
  ...ends('验证码', '缴费起始', '缴费截止', '参保状态', '近期缴费明细', '年月', '险种', '缴费基数'),
  ...ends('单位缴纳', '个人缴纳', '到账', '打印日期', '性别', '社会保险经办机构', '说明'),
];

const noHome: readonly PaperLabel[] = [
  of('holder', 'name', '查询人姓名', '被查询人', '申请人', '查询人', '姓名'),
  of('holder', 'idNumber', ...idNumberNames),
  ...ends('查询编号', '查询范围', '查询结果', '查询日期', '查询时间', '编号'),
];

const studentRecord: readonly PaperLabel[] = [
  of('child', 'name', '学生姓名', '姓名'),
  of('child', 'sex', '性别'),
  of('child', 'birthDate', '出生日期', '出生年月'),
  of('child', 'nation', '民族'),
  of('child', 'idNumber', ...idNumberNames),
  tells('studentNumber', '全国学籍号', '学籍号码', '学籍号', '学籍编号'),
  tells('school', '就读学校', '学校名称', '所在学校', '毕业学校'),
  tells('grade', '年级班级', '所在年级', '就读年级', '年级'),
  tells('studyState', '就读状态', '学籍状态', '在读状态'),
  ...ends('入学年月', '入学时间', '开具日期', '班级', '联系电话', '学籍主管部门'),
];

const rent: readonly PaperLabel[] = [
  tells('propertyAddress', '房屋坐落', '房屋地址', '租赁房屋地址'),
  ...ends('合同编号', '出租方', '联系电话', '签订日期', '甲方', '乙方'),
];

const preferentialProof: readonly PaperLabel[] = [
  of('honoured', 'name', '优抚对象姓名', '优抚对象'),
  of('child', 'name', '子女姓名', '学生姓名'),
  of('child', 'idNumber', ...idNumberNames.map((name) => `子女${name}`)),
  nearest('idNumber', ...idNumberNames),
  tells('ground', '优抚类别', '对象类别', '人员类别'),
  tells('proofNumber', '证明编号', '证件编号', '文号', '编号'),
  ...ends('开具日期', '主管单位', '优抚对象子女证明'),
];

/** Kinds as the packs name them, those with pages of different meaning by their role as well. */
const byPaper = new Map<string, readonly PaperLabel[]>(
  Object.entries({
    'hukou/cover': registerCover,
    'hukou/member': registerPage,
    'idCard/portrait': idPortrait,
    'idCard/emblem': idEmblem,
    residencePermit,
    property,
    marriage,
    birth,
    insurance,
    noHome,
    soleResidence: noHome,
    studentRecord,
    rent,
    publicRental: rent,
    preferentialProof,
  }),
);

/** The labels of a paper by its `paperName`; none for papers that nobody reads yet. */
export function labelsOfPaper(paper: string): readonly PaperLabel[] {
  return byPaper.get(paper) ?? [];
}

const coverRoles = ['cover', 'otherCover'];
const memberRoles = ['head', 'otherHead', 'child', 'member'];

/** The name under which a paper's labels and sentences are listed: roles that are printed alike share one. */
export function paperName(kind: string, role: string): string {
  if (kind === 'householdProof') return 'hukou/cover';
  if (kind === 'idCard') return `idCard/${role}`;
  if (kind !== 'hukou') return kind;
  if (coverRoles.includes(role)) return 'hukou/cover';
  return memberRoles.includes(role) ? 'hukou/member' : 'hukou/unknown';
}
