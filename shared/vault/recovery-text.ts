/**
 * A share of the recovery key as people copy it from its sheet: eight lines of eight characters, each with a check
 * character that finds every single wrong character, every swap of neighbours and every line in a wrong place.
 */
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import { bytesOfGroups, groupsOfFive } from '../text/five-bits';

/** Digits and capitals without I, L, O and U, which are misread (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes of a share with its head and its checksum: exactly eight lines. */
export const shareTextBytes = 40;
export const shareLines = 8;
const lineSymbols = 8;
const qrMark = 'ESR1';

export type ShareProblem =
  | { readonly kind: 'lineCharacter'; readonly line: number; readonly character: string }
  | { readonly kind: 'lineLength'; readonly line: number; readonly typed: number }
  | { readonly kind: 'lineCheck'; readonly line: number }
  | { readonly kind: 'linesMissing'; readonly missing: number }
  | { readonly kind: 'linesTooMany' };

/** The lines of a sheet: two groups of four, then the check character. */
export function shareLinesOf(bytes: Uint8Array): string[] {
  const symbols = groupsOfFive(bytes);
  return Array.from({ length: shareLines }, (_, line) => {
    const values = symbols.slice(line * lineSymbols, (line + 1) * lineSymbols);
    const text = values.map(letter).join('');
    return `${text.slice(0, 4)} ${text.slice(4)} ${letter(checkOf(values, line))}`;
  });
}

/** What the QR code of the sheet says: the same characters without the checks. */
export function shareQrText(bytes: Uint8Array): string {
  return `${qrMark}${groupsOfFive(bytes).map(letter).join('')}`;
}

/** Reads a share as it was typed line by line, or scanned in one piece; the first trouble is named with its line. */
export function parseShareText(typed: string): Result<Uint8Array, ShareProblem> {
  const lines = linesIn(typed);
  const scanned = lines.length === 1 ? (lines[0] ?? '') : '';
  if (scanned.startsWith(qrMark) && scanned.length === qrMark.length + shareLines * lineSymbols) {
    const symbols = [...scanned.slice(qrMark.length)].map(valueOf);
    const wrong = symbols.findIndex((value) => value < 0);
    if (wrong < 0) return ok(Uint8Array.from(bytesOfGroups(symbols)));
    const character = scanned[qrMark.length + wrong] ?? '';
    return err({ kind: 'lineCharacter', line: Math.floor(wrong / lineSymbols) + 1, character });
  }
  const [problem] = shareProblems(typed, true);
  if (problem !== undefined) return err(problem);
  if (lines.length < shareLines) {
    return err({ kind: 'linesMissing', missing: shareLines - lines.length });
  }
  if (lines.length > shareLines) return err({ kind: 'linesTooMany' });
  const symbols = lines.flatMap((line) => [...line].slice(0, lineSymbols).map(valueOf));
  return ok(Uint8Array.from(bytesOfGroups(symbols)));
}

/** Troubles of the lines typed so far; the last line may still be short unless all of it is `finished`. */
export function shareProblems(typed: string, finished = false): ShareProblem[] {
  const lines = linesIn(typed);
  if (lines[0]?.startsWith(qrMark) === true && lines.length === 1) return [];
  return lines.flatMap((text, index): ShareProblem[] => {
    const line = index + 1;
    const values = [...text].map(valueOf);
    const wrong = values.findIndex((value) => value < 0);
    if (wrong >= 0) return [{ kind: 'lineCharacter', line, character: text[wrong] ?? '' }];
    if (values.length !== lineSymbols + 1) {
      const growing = values.length <= lineSymbols && line === lines.length && !finished;
      return growing ? [] : [{ kind: 'lineLength', line, typed: values.length }];
    }
    const check = checkOf(values.slice(0, lineSymbols), index);
    return check === values[lineSymbols] ? [] : [{ kind: 'lineCheck', line }];
  });
}

/** Lines without blanks, hyphens and line numbers such as "3." that stand beside them on the sheet. */
function linesIn(typed: string): string[] {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .split(/[\r\n]+/)
    .map((line) =>
      line
        .replace(/^\s*\d[.、:)]/, '')
        .replace(/[\s-]/g, '')
        .replaceAll('O', '0')
        .replace(/[IL]/g, '1'),
    )
    .filter((line) => line !== '');
}

const letter = (value: number): string => alphabet[value] ?? '';
const valueOf = (character: string): number => alphabet.indexOf(character);

/** Sum of value times weight in GF(32), the weights all different; the line number moves it, so that lines cannot change places. */
function checkOf(values: readonly number[], line: number): number {
  return values.reduce((sum, value, index) => sum ^ times(value, powers[index] ?? 0), line);
}

/** x^1 .. x^8 in GF(32) with x^5 + x^2 + 1. */
const powers = [2, 4, 8, 16, 5, 10, 20, 13];

function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 0; bit < 5; bit += 1) {
    if (((b >> bit) & 1) === 1) product ^= a << bit;
  }
  for (let bit = 8; bit >= 5; bit -= 1) {
    if (((product >> bit) & 1) === 1) product ^= 0b100101 << (bit - 5);
  }
  return product;
}
