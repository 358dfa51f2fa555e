/** Numbers of identity papers by their type: what each may look like, as far as its issuer says so. */
import type { IdNumberProblem } from './id-number';
import { idNumberCheckDigit, normaliseIdNumber, parseIdNumber } from './id-number';

/** Papers with a number of a form of their own; other papers may carry any number. */
export type NumberedPaper =
  | 'residentId'
  | 'hongKongPermit'
  | 'macaoPermit'
  | 'taiwanPermit'
  | 'foreignPermanent'
  | 'passport';

export type PaperNumberProblem =
  | IdNumberProblem
  | { readonly kind: 'paperNumberFormat'; readonly paper: NumberedPaper };

/** 港澳台居民居住证: a citizen number under an address code of its own (国办发〔2018〕81号 article 6). */
const residencePermit = (code: string) => (number: string) =>
  number.startsWith(code) && parseIdNumber(number).ok;

/** 外国人永久居留身份证 since December 2023: 18 characters from 9 on, with the check character of GB 11643. */
const isNewForeignCard = (number: string) =>
  /^9\d{16}[\dX]$/.test(number) && idNumberCheckDigit(number.slice(0, 17)) === number[17];

type Form = RegExp | ((number: string) => boolean);

const forms: { readonly [Paper in Exclude<NumberedPaper, 'residentId'>]: readonly Form[] } = {
  // 通行证: H or M and 8 figures for life, then 2 for renewals on cards before 2013 (公安部 2010-03-10, 号码规则);
  // the residence permit; the identity card and passport of the region, which the 学籍 table takes as well.
  hongKongPermit: [
    /^H\d{8}(\d{2})?$/,
    residencePermit('810000'),
    /^[A-Z]{1,2}\d{6}[\dA]$/,
    /^[KH][A-Z]?\d{7,8}$/,
  ],
  macaoPermit: [/^M\d{8}(\d{2})?$/, residencePermit('820000'), /^\d{7,8}$/, /^M[AB]\d{7}$/],
  // 5-year card: 8 figures; for one journey 10 to 12 characters; the residence permit.
  taiwanPermit: [/^\d{8}$/, /^[\dA-Z]{10,12}$/, residencePermit('830000')],
  // Before: three letters of the country and 12 figures.
  foreignPermanent: [/^[A-Z]{3}\d{12}$/, isNewForeignCard],
  // ICAO Doc 9303 part 4: up to nine letters and figures.
  passport: [/^(?=.*\d)[A-Z\d]{5,9}$/],
};

/** A number as papers print it: without blanks, dashes and brackets, in capitals. */
export function normalisePaperNumber(typed: string): string {
  return normaliseIdNumber(typed).replace(/[()]/g, '');
}

/** What is wrong with the number of a paper, or nothing; a paper without a rule takes every number. */
export function paperNumberProblem(paper: string, typed: string): PaperNumberProblem | undefined {
  if (paper === 'residentId') {
    const parsed = parseIdNumber(typed);
    return parsed.ok ? undefined : parsed.error;
  }
  if (!isNumbered(paper)) return undefined;
  const number = normalisePaperNumber(typed);
  const fits = forms[paper].some((form) =>
    form instanceof RegExp ? form.test(number) : form(number),
  );
  return fits ? undefined : { kind: 'paperNumberFormat', paper };
}

/** Whether the numbers of this paper have a form; other papers may carry any number. */
export function isNumbered(paper: string): paper is keyof typeof forms {
  return Object.hasOwn(forms, paper);
}
