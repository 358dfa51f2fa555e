/** From what is printed to what a form takes: numbers, days, names and codes, and how far they can be trusted. */
import type { IdNumberProblem } from '../../domain/id-number';
import { isCalendarDay, parseIdNumber } from '../../domain/id-number';
import { ethnicCodeOf, ethnicCodes } from '../../pupil/ethnic-groups';
import type { Printed } from './pieces';
import { unreadCharacter } from './unread';

/** Why somebody has to look before a value is taken over. */
export type ReadingWarning =
  /** The number is wrong as it is read, most often in its check digit; nothing was corrected. */
  | { readonly kind: 'numberWrong'; readonly problem: IdNumberProblem['kind'] }
  /** A letter that looks like a figure was taken for it, because only so the check digit is right. */
  | { readonly kind: 'numberGuessed'; readonly read: string }
  /** The number tells another day of birth or sex than the same page prints. */
  | { readonly kind: 'numberSaysOther' }
  /** A character has no name in the reader's dictionary, and stands as 〓. */
  | { readonly kind: 'unreadCharacter' }
  /** Another paper says something else. */
  | { readonly kind: 'papersDisagree' };

export type ReadValue = {
  readonly text: string;
  /** Places in `Array.from(text)`; none where the text was put together from what is printed. */
  readonly doubtful: readonly number[];
  readonly unsure: boolean;
  readonly warnings: readonly ReadingWarning[];
  readonly printed: Printed;
};

/** A reading of what is printed; nothing where it cannot be one. */
export type ValueReader = (printed: Printed) => ReadValue | undefined;

/** A value that stands on the paper in other words: any doubt about those is a doubt about it. */
function meant(printed: Printed, text: string): ReadValue {
  return { text, doubtful: [], unsure: printed.doubtful.length > 0, warnings: [], printed };
}

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

function asPrinted(printed: Printed, isKept: (one: string) => boolean): ReadValue | undefined {
  const doubted = new Set(printed.doubtful);
  const kept = Array.from(printed.text.normalize('NFC'))
    .map((text, at) => ({ text, isDoubtful: doubted.has(at) }))
    .filter(({ text }) => isKept(text));
  if (kept.length === 0) return undefined;
  const isUnread = kept.some(({ text }) => text === unreadCharacter);
  const doubtful = kept.flatMap(({ isDoubtful }, at) => (isDoubtful ? [at] : []));
  return {
    text: kept.map(({ text }) => text).join(''),
    doubtful,
    unsure: doubtful.length > 0 || isUnread,
    warnings: isUnread ? [{ kind: 'unreadCharacter' }] : [],
    printed,
  };
}

/** Letters that a reader takes for figures of the same shape. */
const figureLike: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  I: '1',
  l: '1',
  L: '1',
  Z: '2',
  S: '5',
  B: '8',
};

/** 公民身份号码: right, told to be wrong, or guessed where only one guess gives the check digit. */
export const readIdNumber: ValueReader = (printed) => {
  const characters = Array.from(printed.text.normalize('NFKC').replace(/[×✕]/gu, 'X'));
  const kept = characters
    .map((text, at) => ({ text, isDoubtful: printed.doubtful.includes(at) }))
    .filter(({ text }) => /[0-9A-Za-z]/u.test(text));
  const read = kept.map(({ text }) => text).join('');
  const figures = read.replace(/[^0-9]/gu, '').length;
  if (read.length < 15 || read.length > 20 || figures < 10) return undefined;
  const doubtful = kept.flatMap(({ isDoubtful }, at) => (isDoubtful ? [at] : []));
  const upper = read.slice(0, -1) + read.slice(-1).toUpperCase();
  const parsed = parseIdNumber(upper);
  if (parsed.ok) {
    return {
      text: parsed.value.text,
      doubtful,
      unsure: doubtful.length > 0,
      warnings: [],
      printed,
    };
  }
  const guess = guessed(upper);
  const warning: ReadingWarning =
    guess === undefined
      ? { kind: 'numberWrong', problem: parsed.error.kind }
      : { kind: 'numberGuessed', read: upper };
  return {
    text: guess ?? upper.toUpperCase(),
    doubtful,
    unsure: true,
    warnings: [warning],
    printed,
  };
};

function guessed(read: string): string | undefined {
  if (read.length !== 18 || /^\d{17}[\dX]$/u.test(read)) return undefined;
  const asFigures = (text: string) =>
    Array.from(text, (one) => figureLike[one] ?? one.toUpperCase()).join('');
  const body = asFigures(read.slice(0, 17));
  const ends = new Set([read.slice(17).toUpperCase(), asFigures(read.slice(17))]);
  const right = [...ends].flatMap((end) => {
    const parsed = parseIdNumber(body + end);
    return parsed.ok ? [parsed.value.text] : [];
  });
  return right.length === 1 ? right[0] : undefined;
}

const dayShape = /(\d{4})\s*[年.．/-]\s*(\d{1,2})\s*[月.．/-]\s*(\d{1,2})/u;

/** A day in whatever way papers print it. */
export const readDay: ValueReader = (printed) => {
  const match = dayShape.exec(printed.text.normalize('NFKC'));
  const day = match === null ? undefined : dayOf(match);
  return day === undefined ? undefined : meant(printed, day);
};

function dayOf([, year = '', month = '', day = '']: RegExpExecArray): string | undefined {
  if (!isCalendarDay(Number(year), Number(month), Number(day))) return undefined;
  // A year that no paper at a school's desk has was misread.
  if (Number(year) < 1900 || Number(year) > 2100) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The first or the last day of 2016.02.26-2036.02.26. */
export const readValidity =
  (end: 'from' | 'until'): ValueReader =>
  (printed) => {
    const text = printed.text.normalize('NFKC');
    const days = [...text.matchAll(new RegExp(dayShape, 'gu'))].map(dayOf);
    if (days.length !== 2) return undefined;
    const day = days[end === 'from' ? 0 : 1];
    return day === undefined ? undefined : meant(printed, day);
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

/** A number of square metres, of months. */
export const readAmount: ValueReader = (printed) => {
  const match = /\d{1,6}(?:\.\d{1,2})?/u.exec(
    printed.text.normalize('NFKC').replace(/[,，]/gu, ''),
  );
  if (match === null || !(Number(match[0]) > 0)) return undefined;
  return meant(printed, match[0]);
};

/** The built area: 房屋建筑面积 where a certificate tells that of the land as well. */
export const readArea: ValueReader = (printed) => {
  const text = printed.text.normalize('NFKC');
  const built = /建筑面积[:_]*\s*(\d{1,5}(?:\.\d{1,2})?)/u.exec(text)?.[1];
  if (built !== undefined) return Number(built) > 0 ? meant(printed, built) : undefined;
  return /宗地|土地/u.test(text) ? undefined : readAmount(printed);
};

export const readMonths: ValueReader = (printed) => {
  const value = readAmount(printed);
  return value !== undefined && /^\d{1,3}$/u.test(value.text) ? value : undefined;
};

/** Figures and letters of a book, a permit, a record. */
export const readCode =
  (shape: RegExp): ValueReader =>
  (printed) => {
    const value = asPrinted(printed, (one) => /[0-9A-Za-z]/u.test(one.normalize('NFKC')));
    if (value === undefined) return undefined;
    const text = value.text.normalize('NFKC').toUpperCase();
    return shape.test(text) ? { ...value, text } : undefined;
  };

/** The brackets around a year, as the number of a certificate has them. */
export const readPropertyNumber: ValueReader = (printed) => {
  const match = /^(.*?)[(（[〔【](\d{4})[)）\]〕】](.+)$/u.exec(printed.text);
  if (match === null) return undefined;
  const [, before = '', year = '', after = ''] = match;
  const isUnsure = doubtOutsideBrackets(printed);
  return { ...meant(printed, `${before}（${year}）${after}`), unsure: isUnsure };
};

/** The number of a letter: 〔2026〕 as 党政机关公文格式 (GB/T 9704) asks. */
export const readProofNumber: ValueReader = (printed) => {
  const text = printed.text.replace(/[(（[〔【](\d{4})[)）\]〕】]/u, '〔$1〕');
  return { ...meant(printed, text), unsure: doubtOutsideBrackets(printed) };
};

/** Which bracket it is hardly matters, and readers hardly tell them apart. */
function doubtOutsideBrackets({ text, doubtful }: Printed): boolean {
  const characters = Array.from(text);
  return doubtful.some((at) => !/[()（）[\]〔〕【】]/u.test(characters[at] ?? ''));
}

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
