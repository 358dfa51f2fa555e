/**
 * Code tables of the pupil record 学籍 that the form offers, in the order in which the record system lists them.
 * Source unless a table says otherwise: 教育部《全国中小学生学籍信息管理系统 学生基本信息表 指标解释及填报说明》, which takes sex
 * from GB/T 2261.1, political status from GB/T 4762 and the rest from JY/T 1001–1002.
 */

/** Codes with their official names. */
export type CodeTable = readonly (readonly [code: string, name: string])[];

/** GB/T 2261.1. */
export const sexCodes = [
  ['1', '男'],
  ['2', '女'],
] as const satisfies CodeTable;

export const yesNoCodes = [
  ['1', '是'],
  ['0', '否'],
] as const satisfies CodeTable;

/** 身份证件类型; with Z the number may stay empty, and the school proves that the pupil attends. */
export const idTypeCodes = [
  ['1', '居民身份证'],
  ['6', '香港特区护照/身份证明'],
  ['7', '澳门特区护照/身份证明'],
  ['8', '台湾居民来往大陆通行证'],
  ['9', '境外永久居住证'],
  ['A', '护照'],
  ['Z', '其他'],
] as const satisfies CodeTable;

/** 港澳台侨外. */
export const overseasCodes = [
  ['00', '否'],
  ['01', '香港同胞'],
  ['02', '香港同胞亲属'],
  ['03', '澳门同胞'],
  ['04', '澳门同胞亲属'],
  ['05', '台湾同胞'],
  ['06', '台湾同胞亲属'],
  ['11', '华侨'],
  ['12', '侨眷'],
  ['13', '归侨'],
  ['14', '归侨子女'],
  ['21', '归国留学人员'],
  ['31', '非华裔中国人'],
  ['41', '外籍华裔人'],
  ['51', '外国人'],
  ['99', '其他'],
] as const satisfies CodeTable;

/** GB/T 4762, the part a pupil can have. */
export const politicsCodes = [
  ['13', '群众'],
  ['03', '共青团员'],
  ['02', '中共预备党员'],
  ['01', '中共党员'],
] as const satisfies CodeTable;

export const healthCodes = [
  ['10', '健康或良好'],
  ['20', '一般或较弱'],
  ['30', '有慢性病'],
  ['40', '有生理缺陷'],
  ['50', '残疾'],
] as const satisfies CodeTable;

/** 户口性质. */
export const registerKindCodes = [
  ['1', '农业户口'],
  ['2', '非农业户口'],
] as const satisfies CodeTable;

/** 入学方式 in compulsory education. */
export const enrolModeCodes = [
  ['11', '就近入学'],
  ['12', '其他'],
] as const satisfies CodeTable;

/** 就读方式. */
export const attendModeCodes = [
  ['1', '走读'],
  ['2', '住校'],
] as const satisfies CodeTable;

/** 学生来源 in compulsory education. */
export const sourceCodes = [
  ['1', '正常入学'],
  ['2', '借读'],
  ['9', '其他'],
] as const satisfies CodeTable;

/** 留守儿童. */
export const leftBehindCodes = [
  ['0', '非留守儿童'],
  ['1', '单亲留守儿童'],
  ['2', '双亲留守儿童'],
] as const satisfies CodeTable;

/** 随班就读. */
export const inClassCodes = [
  ['0', '非随班就读'],
  ['1', '视力残疾随班就读'],
  ['2', '听力残疾随班就读'],
  ['3', '智力残疾随班就读'],
  ['4', '其他残疾随班就读'],
] as const satisfies CodeTable;

/** 残疾类型. */
export const disabilityCodes = [
  ['0', '无残疾'],
  ['1', '视力残疾'],
  ['2', '听力残疾'],
  ['3', '言语残疾'],
  ['4', '肢体残疾'],
  ['5', '智力残疾'],
  ['6', '精神残疾'],
  ['7', '多重残疾'],
  ['8', '其他残疾'],
] as const satisfies CodeTable;

/** 上下学交通方式. */
export const commuteCodes = [
  ['1', '步行'],
  ['2', '自行车（含摩托车、电动自行车）'],
  ['3', '公共交通（含城市公交、农村客运、地铁）'],
  ['4', '家长自行接送'],
  ['5', '校车'],
  ['6', '其他'],
] as const satisfies CodeTable;

/** 家庭成员关系. */
export const relationCodes = [
  ['1', '父亲'],
  ['2', '母亲'],
  ['3', '祖父母或外祖父母'],
  ['4', '兄弟姐妹'],
  ['9', '其他'],
] as const satisfies CodeTable;

/** The codes of a table alone. */
export function codesOf(table: CodeTable): readonly string[] {
  return table.map(([code]) => code);
}
