/**
 * Characters that stand on the paper and not in the models' dictionary: the recogniser leaves them
 * out and is sure of the rest, so that 庄翀远 would become 庄远. Where ink as wide as a character
 * lies between two that were read, the mark for a missing character is put.
 */
import { unreadCharacter } from '../../../shared/capture/reading/unread';
import type { ReadCharacter } from './characters';

type Strip = {
  /** Planes of the line as the recogniser saw it. */
  readonly planes: Float32Array;
  readonly width: number;
  readonly height: number;
  /** Pixels that one step of the answer stands for. */
  readonly stepPx: number;
};

/** Width of a character of Chinese print in a line that was cut out with its margins. */
const usualEm = 0.86;
/** What is left out at both ends of the strip, and of its height. */
const margin = 0.15;
/** A gap is a character from this part of one on, and when it has this part of the others' ink. */
const gapFrom = 0.75;
const inkFrom = 0.5;
/** More is no name but a picture, a line of a table or a seal. */
const mostInGap = 3;

export function withUnreadCharacters(
  characters: readonly ReadCharacter[],
  strip: Strip,
): ReadCharacter[] {
  if (!characters.some(isWide)) return [...characters];
  const em = emOf(characters, strip);
  const middle = ({ step }: ReadCharacter) => (step + 0.5) * strip.stepPx;
  const half = (one: ReadCharacter) => (isWide(one) ? em / 2 : em / 4);
  const ink = inkOfColumns(strip);
  const inkBetween = (from: number, to: number) => {
    const [first, last] = [Math.max(0, Math.round(from)), Math.min(ink.length, Math.round(to))];
    let sum = 0;
    for (let x = first; x < last; x += 1) sum += ink[x] ?? 0;
    return sum / Math.max(1, last - first);
  };
  const own = characters
    .filter(isWide)
    .map((one) => inkBetween(middle(one) - em / 2, middle(one) + em / 2));
  const usualInk = own.reduce((sum, one) => sum + one, 0) / own.length;
  const marks = (from: number, to: number): ReadCharacter[] => {
    const wide = to - from;
    const count = Math.round(wide / em);
    if (wide < gapFrom * em || count < 1 || count > mostInGap) return [];
    if (inkBetween(from, to) < inkFrom * usualInk) return [];
    return Array.from({ length: count }, (_, i) => ({
      text: unreadCharacter,
      sure: 0,
      step: Math.round((from + ((i + 0.5) * wide) / count) / strip.stepPx),
    }));
  };
  const found: ReadCharacter[] = [];
  let end = strip.height * margin;
  for (const one of characters) {
    found.push(...marks(end, middle(one) - half(one)), one);
    end = middle(one) + half(one);
  }
  found.push(...marks(end, strip.width - strip.height * margin));
  return found;
}

function isWide({ text }: ReadCharacter): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** The pitch of the line's own characters, where two stand side by side, within what print does. */
function emOf(characters: readonly ReadCharacter[], { height, stepPx }: Strip): number {
  const usual = height * usualEm;
  const pitches = characters.flatMap((one, i) => {
    const next = characters[i + 1];
    if (next === undefined || !isWide(one) || !isWide(next)) return [];
    return [(next.step - one.step) * stepPx];
  });
  const narrow = pitches.filter((pitch) => pitch < usual * 1.3).sort((one, other) => one - other);
  return Math.max(usual * 0.7, narrow[narrow.length >> 1] ?? usual);
}

/** Part of each column that is dark, counted between paper and print of this line. */
function inkOfColumns({ planes, width, height }: Strip): Float32Array {
  const plane = width * height;
  const light = new Float32Array(plane);
  for (let i = 0; i < plane; i += 1) {
    light[i] = (planes[i] ?? 0) + (planes[plane + i] ?? 0) + (planes[2 * plane + i] ?? 0);
  }
  const sorted = Float32Array.from(light).sort();
  const at = (part: number) => sorted[Math.floor((plane - 1) * part)] ?? 0;
  const limit = (at(0.03) + at(0.8)) / 2;
  const [top, bottom] = [Math.round(height * margin), Math.round(height * (1 - margin))];
  const ink = new Float32Array(width);
  for (let x = 0; x < width; x += 1) {
    for (let y = top; y < bottom; y += 1) {
      if ((light[y * width + x] ?? 0) < limit) ink[x] = (ink[x] ?? 0) + 1 / (bottom - top);
    }
  }
  return ink;
}
