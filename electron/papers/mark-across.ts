/** One big word from corner to corner of a page, and the marks of a drill on every page of an archive. */
import { drillWord } from '../../shared/domain/drill';
import type { Colour, Mark, PageDraft } from './page-draft';
import { ptPerMm, sealRed } from './page-geometry';
import type { TextStyle, Typesetter } from './typesetter';

const pale: Colour = [0.92, 0.92, 0.92];
const note: TextStyle = { face: 'heiBold', sizePt: 10, colour: sealRed };

/** The word across the middle of the page, at 45 degrees. */
export function markAcross(
  words: string,
  { widthPt, heightPt }: { readonly widthPt: number; readonly heightPt: number },
  colour: Colour,
  set: Typesetter,
): (Mark & { kind: 'text' })[] {
  const style: TextStyle = { face: 'heiBold', sizePt: 120, colour };
  const shiftPt = (set.widthPt(words, style) / 2) * Math.SQRT1_2;
  const written = set.text(words, style, widthPt / 2 - shiftPt, heightPt / 2 + shiftPt);
  return written.kind === 'text' ? [{ ...written, turnDegrees: 45 }] : [];
}

/** The page of a drill's archive: pale under text, an outline over a picture, and a note that cannot be overlooked. */
export function asDrill(draft: PageDraft, set: Typesetter): PageDraft {
  const hasImage = draft.marks.some(({ kind }) => kind === 'image');
  const under = markAcross(drillWord, draft, pale, set);
  const over = markAcross(drillWord, draft, sealRed, set).map((mark) => ({
    ...mark,
    outlinePt: 1,
  }));
  return {
    ...draft,
    marks: [
      ...(hasImage ? [] : under),
      ...draft.marks,
      ...(hasImage ? over : []),
      set.text('演练档案，不发生效力', note, draft.widthPt / 2, 9 * ptPerMm, 'centre'),
    ],
  };
}
