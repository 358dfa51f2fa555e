/** The public part 公开部分: numbers that were called out or drawn before witnesses, written in one way however they were typed. */

/** Numbers that one public part has at most. */
export const mostNumbers = 20;
const mostDigits = 12;

/**
 * `count` numbers in their order, in ASCII digits without leading zeros, one blank between them: one honest reading has one
 * form, whatever the width, the marks or the blanks of what was typed. Nothing when it is not exactly `count` numbers, or has
 * letters in it.
 */
export function publicNumbers(typed: string, count: number): string | undefined {
  const text = typed.normalize('NFKC');
  if (/[^0-9\p{P}\p{S}\p{Z}\s]/u.test(text)) return undefined;
  const numbers = (text.match(/[0-9]+/g) ?? []).map((one) => one.replace(/^0+(?=[0-9])/, ''));
  const isFit = numbers.length === count && numbers.every(({ length }) => length <= mostDigits);
  return isFit ? numbers.join(' ') : undefined;
}
