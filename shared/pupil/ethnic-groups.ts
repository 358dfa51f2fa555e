/** Ethnic groups of China: GB/T 3304-1991 with the two codes that the population register adds (97 其他, 98 外国血统). */
import type { CodeTable } from '../domain/pupil-codes';

export const ethnicCodes = [
  ['01', '汉族'],
  ['02', '蒙古族'],
  ['03', '回族'],
  ['04', '藏族'],
  ['05', '维吾尔族'],
  ['06', '苗族'],
  ['07', '彝族'],
  ['08', '壮族'],
  ['09', '布依族'],
  ['10', '朝鲜族'],
  ['11', '满族'],
  ['12', '侗族'],
  ['13', '瑶族'],
  ['14', '白族'],
  ['15', '土家族'],
  ['16', '哈尼族'],
  ['17', '哈萨克族'],
  ['18', '傣族'],
  ['19', '黎族'],
  ['20', '傈僳族'],
  ['21', '佤族'],
  ['22', '畲族'],
  ['23', '高山族'],
  ['24', '拉祜族'],
  ['25', '水族'],
  ['26', '东乡族'],
  ['27', '纳西族'],
  ['28', '景颇族'],
  ['29', '柯尔克孜族'],
  ['30', '土族'],
  ['31', '达斡尔族'],
  ['32', '仫佬族'],
  ['33', '羌族'],
  ['34', '布朗族'],
  ['35', '撒拉族'],
  ['36', '毛南族'],
  ['37', '仡佬族'],
  ['38', '锡伯族'],
  ['39', '阿昌族'],
  ['40', '普米族'],
  ['41', '塔吉克族'],
  ['42', '怒族'],
  ['43', '乌孜别克族'],
  ['44', '俄罗斯族'],
  ['45', '鄂温克族'],
  ['46', '德昂族'],
  ['47', '保安族'],
  ['48', '裕固族'],
  ['49', '京族'],
  ['50', '塔塔尔族'],
  ['51', '独龙族'],
  ['52', '鄂伦春族'],
  ['53', '赫哲族'],
  ['54', '门巴族'],
  ['55', '珞巴族'],
  ['56', '基诺族'],
  ['97', '其他'],
  ['98', '外国血统中国籍人士'],
] as const satisfies CodeTable;

/** Names of before, and groups that are not yet recognised. */
const formerNames: Readonly<Record<string, string>> = {
  毛难: '36',
  崩龙: '46',
  穿青人: '97',
  未识别: '97',
  外国血统: '98',
};

const byName = new Map<string, string>([
  ...ethnicCodes.map(([code, name]) => [bare(name), code] as const),
  ...Object.entries(formerNames),
]);

/** The code of a group as people write it, with or without 族; `undefined` when there is no such group. */
export function ethnicCodeOf(text: string): string | undefined {
  const written = text.normalize('NFKC').replace(/\s/g, '');
  return ethnicCodes.find(([code]) => code === written)?.[0] ?? byName.get(bare(written));
}

function bare(name: string): string {
  return name.length > 1 && name.endsWith('族') ? name.slice(0, -1) : name;
}
