/** Numbers, days, amounts and codes out of what is printed. */
import { isCalendarDay, parseIdNumber } from '../../domain/id-number';
import type { Printed } from './pieces';
import {
  asPrinted,
  meant,
  narrowed,
  placesOf,
  type ReadingWarning,
  type ReadValue,
  type ValueReader,
} from './read-value';

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
export const readDay: ValueReader = (printed) => daysIn(printed)[0];

/** Every stretch in the shape of a day; nothing for one that is in no calendar. */
function daysIn(printed: Printed): (ReadValue | undefined)[] {
  const { text, from } = narrowed(printed);
  return [...text.matchAll(new RegExp(dayShape, 'gu'))].map((match) => {
    const day = dayOf(match);
    if (day === undefined) return undefined;
    return meant(printed, day, ...placesOf(from, match.index, match[0].length));
  });
}

function dayOf([, year = '', month = '', day = '']: RegExpMatchArray): string | undefined {
  if (!isCalendarDay(Number(year), Number(month), Number(day))) return undefined;
  // A year that no paper at a school's desk has was misread.
  if (Number(year) < 1900 || Number(year) > 2100) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The first or the last day of 2016.02.26-2036.02.26. */
export const readValidity =
  (end: 'from' | 'until'): ValueReader =>
  (printed) => {
    const days = daysIn(printed);
    return days.length === 2 ? days[end === 'from' ? 0 : 1] : undefined;
  };

const amountShape = /\d{1,6}(?:\.\d{1,2})?/u;
const builtShape = /(?<=建筑面积[:_]*\s*)\d{1,5}(?:\.\d{1,2})?/u;

function amountIn(printed: Printed, shape: RegExp): ReadValue | undefined {
  const { text, from } = narrowed(printed);
  const match = shape.exec(text);
  if (match === null || !(Number(match[0]) > 0)) return undefined;
  return meant(printed, match[0], ...placesOf(from, match.index, match[0].length));
}

/** The built area: 房屋建筑面积 where a certificate tells that of the land as well. */
export const readArea: ValueReader = (printed) => {
  const built = amountIn(printed, builtShape);
  if (built !== undefined) return built;
  return /宗地|土地|建筑面积/u.test(printed.text) ? undefined : amountIn(printed, amountShape);
};

export const readMonths: ValueReader = (printed) => {
  const value = amountIn(printed, amountShape);
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

/** 户号. */
export const readBookNumber = readCode(/^[0-9A-Z]{4,20}$/);

/** The brackets around a year, as the number of a certificate has them. */
export const readPropertyNumber: ValueReader = (printed) => {
  const match = /^(.*?)[(（[〔【](\d{4})[)）\]〕】](.+)$/u.exec(printed.text);
  if (match === null) return undefined;
  const [, before = '', year = '', after = ''] = match;
  return withBrackets(printed, `${before}（${year}）${after}`);
};

/** The number of a letter: 〔2026〕 as 党政机关公文格式 (GB/T 9704) asks. */
export const readProofNumber: ValueReader = (printed) => {
  return withBrackets(printed, printed.text.replace(/[(（[〔【](\d{4})[)）\]〕】]/u, '〔$1〕'));
};

/** Which bracket it is hardly matters, and readers hardly tell them apart. */
function withBrackets(printed: Printed, text: string): ReadValue | undefined {
  const value = asPrinted(printed, (one) => !/[()（）[\]〔〕【】]/u.test(one));
  return value && { ...value, text, doubtful: [] };
}
