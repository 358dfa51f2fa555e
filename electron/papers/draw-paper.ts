/** Puts drafted pages into a document: content streams, fonts in use, places for images. */
import type { PDFDocument, PDFRef } from 'pdf-lib';
import { PDFName } from 'pdf-lib';
import { cidFonts } from './cid-font';
import type { GlyphClips } from './glyph-clips';
import { embedClip, noClips } from './glyph-clips';
import type { PageDraft } from './page-draft';
import { clipResource, fontResource, imageResource, paintPage } from './page-painter';
import type { PaperFonts } from './paper-fonts';

/** Appends pages; `imageRefs` are the objects that the image marks point at. Fonts and clips are embedded at once. */
export function drawPages(
  document: PDFDocument,
  drafts: readonly PageDraft[],
  fonts: PaperFonts,
  imageRefs: readonly PDFRef[],
  clips: GlyphClips = noClips,
): void {
  const { context } = document;
  const { fontFor, embed } = cidFonts(fonts, context);
  const embedded = new Map<number, PDFRef>();
  const clipFor = (codePoint: number): PDFRef => {
    const clip = clips.get(codePoint);
    if (clip === undefined) throw new RangeError('Painted a clip that is not there');
    const ref = embedded.get(codePoint) ?? embedClip(context, clip);
    embedded.set(codePoint, ref);
    return ref;
  };
  for (const draft of drafts) {
    const painted = paintPage(draft, { fonts, fontFor, clips });
    const page = document.addPage([round(draft.widthPt), round(draft.heightPt)]);
    const content = context.flateStream(Buffer.from(painted.operators, 'latin1'));
    page.node.set(PDFName.of('Contents'), context.register(content));
    const fontRefs = [...painted.faces].map((face) => [fontResource(face), fontFor(face).ref]);
    const images = [...painted.images].map((index) => {
      const ref = imageRefs[index];
      if (ref === undefined) throw new RangeError('Image mark without an image');
      return [imageResource(index), ref];
    });
    for (const codePoint of painted.clips) {
      images.push([clipResource(codePoint), clipFor(codePoint)]);
    }
    const resources = context.obj({
      Font: Object.fromEntries(fontRefs) as Record<string, PDFRef>,
      ...(images.length > 0
        ? { XObject: Object.fromEntries(images) as Record<string, PDFRef> }
        : {}),
    });
    page.node.set(PDFName.of('Resources'), resources);
  }
  embed();
}

const round = (points: number): number => Math.round(points * 100) / 100;
