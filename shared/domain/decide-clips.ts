/** The decision that a character no font has is shown by a clip of the page on which it stands. */
import type { Case, CaseEvent } from './case';
import type { CaseError } from './case-error';
import type { Asked } from './command';
import type { DecideContext } from './decide-context';
import type { ImageFile } from './document';
import { isOpen, isSpeltOut, lacksCharacter } from './evolve-clips';
import type { ClipBox } from './glyph-clip';
import { isValid } from './letter';
import type { Result } from './result';
import { err, ok } from './result';

/** Only for a character that a letter of the case lacks, from a page as it is now; the same clip again is no news. */
export function clipCharacter(
  current: Case,
  command: Asked<'clipCharacter'>,
  { at, actor }: Pick<DecideContext, 'at' | 'actor'>,
): Result<CaseEvent[], CaseError> {
  const { name, codePoint, documentId, pageId, of, box, image } = command;
  // The letters of an archive that is planned stand as they are.
  if (current.archive !== undefined) {
    return err({ kind: 'notAllowedInState', command: name, state: current.state });
  }
  const page = current.documents
    .find(({ id }) => id === documentId)
    ?.pages.find(({ id }) => id === pageId);
  if (page?.corrected.sha256 !== of || !isWithin(box, page.corrected)) {
    return err({ kind: 'clipNotOfPage' });
  }
  if (!isLacking(current, codePoint)) return err({ kind: 'characterNotMissing' });
  const before = (current.clips ?? []).find((clip) => clip.codePoint === codePoint);
  // A letter that was drawn without it, because it could not be had, is drawn anew all the same.
  const isShown = !current.letters.some((one) => isSpeltOut(one, codePoint) && isOpen(one));
  if (before?.image.sha256 === image.sha256 && isShown) return ok([]);
  const clip = { codePoint, documentId, pageId, of, box, image, at, by: actor.name };
  return ok([{ type: 'characterClipped', clip: { ...clip, byId: actor.id } }]);
}

/** Spelt out or clipped in a letter that holds. */
function isLacking({ letters, clips = [] }: Case, codePoint: number): boolean {
  return (
    clips.some((clip) => clip.codePoint === codePoint) ||
    letters.some((letter) => isValid(letter) && lacksCharacter(letter, codePoint))
  );
}

function isWithin({ x, y, width, height }: ClipBox, { widthPx, heightPx }: ImageFile): boolean {
  return x + width <= widthPx && y + height <= heightPx;
}
