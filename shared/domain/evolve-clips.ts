/** The fold of a clip: the case keeps it, and letters that nobody has yet are drawn anew with it. */
import type { Case } from './case';
import type { GlyphClip } from './glyph-clip';
import type { Letter } from './letter';
import { isHandedOut, isValid } from './letter';
import { without } from './without';

/** One clip for a character, the newest. A letter that left the desk, or is in an archive, stays as it is. */
export function withClip(current: Case, clip: GlyphClip): Case {
  const { codePoint } = clip;
  const others = (current.clips ?? []).filter((one) => one.codePoint !== codePoint);
  const clips = [...others, clip];
  if (current.archive !== undefined) return { ...current, clips };
  const letters = current.letters.map((letter) =>
    lacksCharacter(letter, codePoint) && isOpen(letter) ? without(letter, 'file') : letter,
  );
  return { ...current, clips, letters };
}

/** Whether a character that no font has stands in a letter, spelt out or as a clip. */
export function lacksCharacter(letter: Letter, codePoint: number): boolean {
  const isClipped = letter.file?.clippedGlyphs?.includes(codePoint) === true;
  return isClipped || isSpeltOut(letter, codePoint);
}

/** Whether a letter has the code point in the place of the character. */
export function isSpeltOut({ file }: Letter, codePoint: number): boolean {
  return file?.missingGlyphs.includes(codePoint) === true;
}

/** Whether a letter may still be drawn anew. */
export function isOpen(letter: Letter): boolean {
  return isValid(letter) && !isHandedOut(letter);
}
