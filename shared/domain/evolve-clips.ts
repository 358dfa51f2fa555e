/** The fold of a clip: the case keeps it, and letters that nobody has yet are drawn anew with it. */
import type { Case } from './case';
import type { GlyphClip } from './glyph-clip';
import type { Letter } from './letter';
import { isHandedOut, isValid } from './letter';

/** One clip for a character, the newest. A letter that left the desk, or is in an archive, stays as it is. */
export function withClip(current: Case, clip: GlyphClip): Case {
  const { codePoint } = clip;
  const others = (current.clips ?? []).filter((one) => one.codePoint !== codePoint);
  const clips = [...others, clip];
  if (current.archive !== undefined) return { ...current, clips };
  const letters = current.letters.map((letter) =>
    isOpenFor(letter, codePoint) ? toBeDrawn(letter) : letter,
  );
  return { ...current, clips, letters };
}

/** Whether a letter may still be drawn anew and shows the character in some way, or does not show it. */
export function isOpenFor(letter: Letter, codePoint: number, how?: 'missing'): boolean {
  const { missingGlyphs = [], clippedGlyphs = [] } = letter.file ?? {};
  const isClipped = how === undefined && clippedGlyphs.includes(codePoint);
  const shows = isClipped || missingGlyphs.includes(codePoint);
  return shows && isValid(letter) && !isHandedOut(letter);
}

function toBeDrawn(letter: Letter): Letter {
  const open = { ...letter };
  delete open.file;
  return open;
}
