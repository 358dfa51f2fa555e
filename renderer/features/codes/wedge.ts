/** A scanner that types: keys quicker than any hand, and Enter behind them. */
import { longestScan } from '../../../shared/capture/scanned-number';

/** Longest time between two keys of a scanner, and shortest text of one. */
export const wedgeKeyMs = 30;
const shortestScan = 6;

export type Wedge = {
  /** A key that writes a character; true when it may begin a scan, so that what stands in the field now has to be kept. */
  readonly character: (character: string, atMs: number) => boolean;
  /** The text that was scanned, if Enter ends one. */
  readonly enter: (atMs: number) => string | undefined;
  /** Anything else that somebody pressed. */
  readonly otherKey: () => void;
};

/** Tells a scan from typing by its speed alone. */
export function createWedge(): Wedge {
  let text = '';
  let lastMs = -Infinity;
  return {
    character: (character, atMs) => {
      const begins = atMs - lastMs > wedgeKeyMs;
      text = (begins ? character : text + character).slice(0, longestScan);
      lastMs = atMs;
      return begins;
    },
    enter: (atMs) => {
      const scanned = atMs - lastMs <= wedgeKeyMs && text.length >= shortestScan ? text : undefined;
      text = '';
      lastMs = -Infinity;
      return scanned;
    },
    otherKey: () => {
      text = '';
      lastMs = -Infinity;
    },
  };
}

/** The character of a key; a Chinese input method hides it behind the key's place on the board. */
export function characterOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>,
): string | undefined {
  if (event.key.length === 1) return event.key;
  if (event.key !== 'Process') return undefined;
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const figure = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  if (letter !== undefined) return letter;
  if (figure !== undefined && !event.shiftKey) return figure;
  return event.code === 'Minus' || event.code === 'NumpadSubtract' ? '-' : undefined;
}
