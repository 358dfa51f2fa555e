/** Finds on drafted pages where characters were spelt out because no font has them, for whoever asks before printing. */
import type { PageDraft } from './page-draft';
import type { MissingPlace } from './papers-protocol';
import { codePointWords } from './typesetter';

const mostPlaces = 200;
/** Enough of a line to know it again. */
const around = 40;

/** In reading order; `missing` are the code points that the typesetter spelt out. */
export function missingPlaces(
  drafts: readonly PageDraft[],
  missing: readonly number[],
): MissingPlace[] {
  if (missing.length === 0) return [];
  const byWords = new Map(missing.map((codePoint) => [codePointWords(codePoint), codePoint]));
  const places: MissingPlace[] = [];
  for (const [index, { marks }] of drafts.entries()) {
    for (const mark of marks) {
      if (mark.kind !== 'text') continue;
      for (const { 0: words, index: at } of mark.text.matchAll(/〔U\+[0-9A-F]{4,6}〕/g)) {
        const codePoint = byWords.get(words);
        if (codePoint === undefined) continue;
        if (places.length === mostPlaces) return places;
        const before = [...mark.text.slice(0, at)].slice(-around).join('');
        const after = [...mark.text.slice(at + words.length)].slice(0, around).join('');
        places.push({ codePoint, page: index + 1, line: `${before}${words}${after}` });
      }
    }
  }
  return places;
}
