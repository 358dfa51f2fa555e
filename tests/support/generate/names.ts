/** Invented names as a counter meets them: common and compound surnames, rare characters, names with a middle dot. */
import type { Chance } from '../../sync/sim/world';

type Pool = readonly [string, ...string[]];
const pool = (characters: string) => [...characters] as unknown as Pool;

const surnames = pool('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗单仇曾解查任尉吕荀程邝逄綦訾');
const compound: Pool = ['欧阳', '尉迟', '上官', '慕容', '令狐', '万俟', '澹台'];
const common = pool(
  '玥宁砚蓝映望潮沐阳雨桐一诺梓涵浩然欣怡子墨思远若曦景行书瑶承泽语嫣嘉树安澜可心明哲清越知夏星野乐之',
);
/** Characters that old fonts, narrow encodings and careless string functions lose; some lie beyond the basic plane. */
const rare = pool('䶮㛃堃翀祎喆玘珺頔贇燚甡𬀩𫖯𬱖𣲘𪻐𬭎𫍯𠮷');
const syllables: Pool = [
  '阿卜',
  '都拉',
  '买合',
  '木提',
  '古丽',
  '娜孜',
  '热依',
  '汗木',
  '巴图',
  '其其',
];

/** A name of the Han kind; about one in nine holds a rare character. */
function hanName(chance: Chance, surname = surnameBy(chance)): string {
  const given = () => chance.pick(chance.happens(0.06) ? rare : common);
  return `${surname}${given()}${chance.happens(0.75) ? given() : ''}`;
}

/** A name of several parts, joined by the middle dot as papers of identity have it. */
function dottedName(chance: Chance): string {
  const part = () =>
    Array.from({ length: chance.whole(2, 3) }, () => chance.pick(syllables)).join('');
  return `${part()}·${part()}`;
}

/** A surname, now and then of two characters. */
export function surnameBy(chance: Chance): string {
  return chance.pick(chance.happens(0.05) ? compound : surnames);
}

/** The names of one household: the child has the first guardian's surname, or everybody's name has a dot. */
export function householdNames(chance: Chance) {
  if (chance.happens(0.05)) {
    const [child, first, second] = [dottedName(chance), dottedName(chance), dottedName(chance)];
    return { child, first, second, nation: chance.pick(['维吾尔', '哈萨克', '蒙古']) };
  }
  const surname = surnameBy(chance);
  const nation = chance.happens(0.06) ? chance.pick(['回', '满', '朝鲜', '土家']) : '汉';
  return {
    child: hanName(chance, surname),
    first: hanName(chance, surname),
    second: hanName(chance),
    nation,
  };
}
