/** Numbers of cases and papers in what a scanner, a camera or a person gives: the code on every letter says both. */
import { letterCodeIn } from '../archive/letter-code';
import { isCaseNumber, isCustodyNumber, isLetterNumber } from '../domain/numbering';

/** Longer texts are in no code that this program prints. */
export const longestScan = 700;

const caseOrCustody = /[0-9A-Z]{2,8}-\d{4}-K?\d{4,6}[0-9A-Z]/gi;
const letter = /[^\s：:〔]*〔\d{4}〕[0-9A-Z]{2,8}-\d{4,6}[0-9A-Z]?号/giu;

/**
 * 文书编号 and 受理编号 in a text, as they are printed, each once; those with a wrong check character are none. A scanner that
 * types loses the Chinese around them, so they are found wherever they stand; the signed code tells the 文书编号 without any.
 */
export function numbersIn(scanned: string): readonly string[] {
  const text = scanned.slice(0, longestScan).replace(/[‐‑–—－]/gu, '-');
  const letters = (text.match(letter) ?? []).filter(isWholeLetterNumber);
  const others = (text.normalize('NFKC').match(caseOrCustody) ?? [])
    .map((number) => number.toUpperCase())
    .filter((number) => isCaseNumber(number) || isCustodyNumber(number));
  const code = letterCodeIn(text);
  const coded = code === undefined || code === 'damaged' ? [] : [code.number];
  return [...new Set([...others, ...letters, ...coded])];
}

/** One from before letters had check characters has none to be wrong. */
function isWholeLetterNumber(number: string): boolean {
  return isLetterNumber(number) || /-\d{4}号$/u.test(number);
}
