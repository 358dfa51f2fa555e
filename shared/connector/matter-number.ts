/** 办件编号 of a county: read and judged by the pieces that its profile names. */
import { checkCharacter } from '../domain/numbering';
import type { NumberPart } from './profile';

/** What the pieces of a number say; absent where the number has no such piece. */
export type MatterNumber = {
  readonly season?: string;
  readonly serial?: string;
  readonly region?: string;
};

/** Nothing when the text is no number of this form, or its check character is wrong. Linear in the length of the text. */
export function readMatterNumber(
  parts: readonly NumberPart[],
  text: string,
): MatterNumber | undefined {
  let at = 0;
  const found: { season?: string; serial?: string; region?: string } = {};
  for (const part of parts) {
    if ('text' in part) {
      if (!text.startsWith(part.text, at)) return undefined;
      at += part.text.length;
    } else if ('check' in part) {
      if (text[at] !== checkOver(text.slice(0, at))) return undefined;
      at += 1;
    } else {
      const digits = text.slice(at, at + part.digits);
      if (digits.length !== part.digits || !/^[0-9]+$/.test(digits)) return undefined;
      if (part.is !== undefined) found[part.is] = digits;
      at += part.digits;
    }
  }
  return at === text.length ? found : undefined;
}

/** Separators and Chinese characters are outside the alphabet of ISO 7064 MOD 37,36 and are passed over. */
export function checkOver(before: string): string {
  return checkCharacter(before.replace(/[^0-9A-Z]/g, ''));
}
