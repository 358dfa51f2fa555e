/** Names, words and the form's choices out of what is printed. */
import { ethnicCodeOf, ethnicCodes } from '../../pupil/ethnic-groups';
import { asPrinted, meant, type ValueReader } from './read-value';

/** Names need a person: a reader without a character in its dictionary is sure of the wrong one. */
export const readName: ValueReader = (printed) => {
  const isHan = /\p{Script=Han}/u.test(printed.text);
  const kept = isHan ? /[\p{Script=Han}·•‧・.〓]/u : /[\p{L}·•‧・. 〓]/u;
  const value = asPrinted(printed, (one) => kept.test(one));
  if (value === undefined) return undefined;
  const text = value.text.replace(/[•‧・.]/gu, '·').replace(/^·+|·+$/gu, '');
  const length = Array.from(text).length;
  if (length < 2 || length > 30 || !/\p{L}/u.test(text)) return undefined;
  return {
    ...value,
    text,
    doubtful: length === Array.from(value.text).length ? value.doubtful : [],
    unsure: true,
  };
};

/** Addresses, employers, schools. */
export const readWords: ValueReader = (printed) => {
  const value = asPrinted(printed, (one) => !/[\p{Cc}\p{Co}<>=@]/u.test(one));
  if (value === undefined || !/\p{Script=Han}/u.test(value.text)) return undefined;
  return Array.from(value.text).length < 2 ? undefined : value;
};

export const readSex: ValueReader = (printed) => {
  const [sex, ...more] = printed.text.match(/[男女]/gu) ?? [];
  if (sex === undefined || more.length > 0) return undefined;
  return meant(printed, sex === '男' ? 'male' : 'female');
};

export const readNation: ValueReader = (printed) => {
  const code = ethnicCodeOf(printed.text.replace(/[^\p{Script=Han}]/gu, ''));
  const name = ethnicCodes.find(([one]) => one === code)?.[1];
  return name === undefined ? undefined : meant(printed, name);
};

/** 户主或与户主关系 (GB/T 4761) as the form asks for it. */
export const readChildRelation: ValueReader = (printed) => {
  const word = printed.text.replace(/[^\p{Script=Han}]/gu, '');
  const choice = relationChoices.find(({ words }) => words.test(word))?.choice;
  return choice === undefined ? undefined : meant(printed, choice);
};

const relationChoices = [
  { words: /^(户主|本人)$/u, choice: 'self' },
  { words: /^(长|次|二|三|四|五|独生|养|继)?(子|女|儿子|女儿)$|^之[子女]$/u, choice: 'child' },
  { words: /^(长|次)?(外)?孙(子|女|子女)?$/u, choice: 'grandchild' },
  { words: /侄|甥|弟|妹|兄|姐|曾孙|亲属|非亲属/u, choice: 'other' },
] as const;

const grounds = [
  [/烈士/u, 'martyr'],
  [/军人|军属|部队|现役/u, 'military'],
  [/消防/u, 'fireRescue'],
  [/公安|警/u, 'police'],
  [/医|防疫|抗疫|援/u, 'medicalAid'],
  [/人才/u, 'talent'],
  [/残/u, 'disabled'],
  [/侨|台胞|港澳/u, 'overseas'],
] as const;

export const readGround: ValueReader = (printed) => {
  const found = grounds.find(([words]) => words.test(printed.text))?.[1];
  return found === undefined ? undefined : meant(printed, found);
};

const studyStates = [
  [/毕业/u, 'graduating'],
  [/休学/u, 'suspended'],
  [/退学|转出|离校/u, 'left'],
  [/正常|在读|在籍/u, 'studying'],
] as const;

export const readStudyState: ValueReader = (printed) => {
  const found = studyStates.find(([words]) => words.test(printed.text))?.[1];
  return found === undefined ? undefined : meant(printed, found);
};

/** The grade without the class. */
export const readGrade: ValueReader = (printed) => {
  const grade = /^(?:[小初高]?[一二三四五六七八九]年?级?|初[一二三]|\d年?级)/u.exec(
    printed.text,
  )?.[0];
  if (grade === undefined) return readWords(printed);
  const isUnsure = printed.doubtful.some((at) => at < Array.from(grade).length);
  return { ...meant(printed, grade), unsure: isUnsure };
};
