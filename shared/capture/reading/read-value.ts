/** A value as a form takes it, read from what is printed, and how far it can be trusted. */
import type { IdNumberProblem } from '../../domain/id-number';
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

/**
 * A value that stands on the paper in other words, or is a part of them: any doubt about those characters, or about
 * all of them, is a doubt about it. `from` and `to` are places in what is printed.
 */
export function meant(printed: Printed, text: string, from = 0, to = Infinity): ReadValue {
  const isDoubted = printed.doubtful.some((at) => at >= from && at < to);
  return { text, doubtful: [], unsure: isDoubted, warnings: [], printed };
}

/** Narrow forms of all characters, with the place in what is printed of each unit of the text. */
export function narrowed({ text }: Printed): { readonly text: string; readonly from: number[] } {
  let narrow = '';
  const from: number[] = [];
  for (const [at, character] of Array.from(text).entries()) {
    const own = character.normalize('NFKC');
    narrow += own;
    for (let i = 0; i < own.length; i += 1) from.push(at);
  }
  return { text: narrow, from };
}

/** The places in what is printed of a stretch of its narrow text. */
export function placesOf(from: readonly number[], start: number, length: number) {
  return [from[start] ?? 0, (from[start + length - 1] ?? 0) + 1] as const;
}

/** The characters of a value as they are printed, without those that belong to no such value. */
export function asPrinted(
  printed: Printed,
  isKept: (one: string) => boolean,
): ReadValue | undefined {
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
