/** The citizen identity number 公民身份号码 (GB 11643-1999): parts, check digit and what is wrong with one. */
import type { Day } from './ids';
import type { Result } from './result';
import { err, ok } from './result';

export type Sex = 'male' | 'female';

export type IdNumber = {
  /** 18 characters, the last one 0-9 or X. */
  readonly text: string;
  /** GB/T 2260 code of the county where the number was first given; abolished codes stay valid. */
  readonly region: string;
  readonly birthDate: Day;
  readonly sex: Sex;
};

export type IdNumberProblem =
  | { readonly kind: 'idNumberLength'; readonly length: number }
  | { readonly kind: 'idNumberCharacters' }
  | { readonly kind: 'idNumberRegion' }
  | { readonly kind: 'idNumberBirthDate' }
  | { readonly kind: 'idNumberCheckDigit' };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** The check character for the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function idNumberCheckDigit(first17: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return checkDigits[sum % 11] ?? '';
}

/**
 * What a number may begin with: the provinces (GB/T 2260, the same since 1997; counties below them come and go), and 83
 * of the residence permit of Taiwan (国办发〔2018〕81号 article 6).
 */
const provinces = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/** Whether year, month and day name a day of the Gregorian calendar. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1880;
}

/** Full-width characters and a small x, as people type them, become the form that is printed on the card. */
export function normaliseIdNumber(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** Reads an 18-character identity number, or says in which way it cannot be one. */
export function parseIdNumber(typed: string): Result<IdNumber, IdNumberProblem> {
  const text = normaliseIdNumber(typed);
  if (text.length !== 18) return err({ kind: 'idNumberLength', length: text.length });
  if (!/^\d{17}[\dX]$/.test(text)) return err({ kind: 'idNumberCharacters' });
  if (!provinces.test(text)) return err({ kind: 'idNumberRegion' });
  const [year, month, day] = [text.slice(6, 10), text.slice(10, 12), text.slice(12, 14)];
  if (!isCalendarDay(Number(year), Number(month), Number(day))) {
    return err({ kind: 'idNumberBirthDate' });
  }
  if (idNumberCheckDigit(text.slice(0, 17)) !== text[17]) {
    return err({ kind: 'idNumberCheckDigit' });
  }
  return ok({
    text,
    region: text.slice(0, 6),
    birthDate: `${year}-${month}-${day}`,
    sex: Number(text[16]) % 2 === 1 ? 'male' : 'female',
  });
}
