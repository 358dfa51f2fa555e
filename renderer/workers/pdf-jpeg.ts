/** Takes the JPEG out of a page that is nothing but one, bit by bit as the scanner made it. */
import type { PDFDocument, PDFPage } from 'pdf-lib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFStream,
} from 'pdf-lib';
import { imageLimits, readImageHeader } from '../../shared/capture/image-header';
import type { OwnBytes } from './image-messages';

/** Nothing where anything would change how the picture looks: rotation, a cut, masks, other colours, notes, text. */
export function jpegOfPage(document: PDFDocument, index: number): OwnBytes | undefined {
  const page = document.getPage(index);
  if (page.getRotation().angle % 360 !== 0 || (page.node.Annots()?.size() ?? 0) > 0)
    return undefined;
  if (!isWholePage(page)) return undefined;
  const pictures =
    page.node.Resources()?.lookupMaybe(PDFName.of('XObject'), PDFDict)?.entries() ?? [];
  const [first] = pictures;
  if (first === undefined || pictures.length !== 1) return undefined;
  const [name, reference] = first;
  const image = document.context.lookup(reference);
  if (!(image instanceof PDFRawStream) || !isPlainJpeg(image.dict)) return undefined;
  if (!showsOnly(contentOf(page), name.asString())) return undefined;
  const bytes = new Uint8Array(image.getContents());
  const header = readImageHeader(bytes);
  return header.ok && header.value.format === 'jpeg' ? bytes : undefined;
}

function isWholePage(page: PDFPage): boolean {
  const [media, crop] = [page.getMediaBox(), page.getCropBox()];
  const sides = ['x', 'y', 'width', 'height'] as const;
  return sides.every((side) => Math.abs(media[side] - crop[side]) < 1);
}

/** Whether a page has a picture beyond every limit, which would be left out of the drawing without a word. */
export function hasOversizedPicture(document: PDFDocument, index: number): boolean {
  const page = document.getPage(index);
  const pictures =
    page.node.Resources()?.lookupMaybe(PDFName.of('XObject'), PDFDict)?.values() ?? [];
  return pictures.some((reference) => {
    const image = document.context.lookup(reference);
    if (!(image instanceof PDFStream)) return false;
    const [width, height] = ['Width', 'Height'].map((key) =>
      image.dict.lookupMaybe(PDFName.of(key), PDFNumber)?.asNumber(),
    );
    return (width ?? 0) * (height ?? 0) > imageLimits.pixels;
  });
}

/** Keys that make a picture look otherwise than its own bytes. */
const changing = ['SMask', 'Mask', 'ImageMask', 'Decode', 'DecodeParms'];

function isPlainJpeg(image: PDFDict): boolean {
  if (changing.some((key) => image.has(PDFName.of(key)))) return false;
  const filter = image.lookup(PDFName.of('Filter'));
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  const colours = image.lookup(PDFName.of('ColorSpace'));
  return (
    only === PDFName.of('DCTDecode') &&
    (colours === PDFName.of('DeviceRGB') || colours === PDFName.of('DeviceGray'))
  );
}

/** Longer programs draw more than one picture. */
const longestContent = 2_000;

function contentOf(page: PDFPage): string {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray
      ? contents.asArray().map((_, i) => contents.lookup(i))
      : [contents];
  const texts = streams.map((stream) => {
    if (!(stream instanceof PDFStream) || stream.getContentsSize() > longestContent)
      return undefined;
    const bytes =
      stream instanceof PDFRawStream ? decodePDFRawStream(stream).getBytes(longestContent + 1) : [];
    return new TextDecoder('latin1').decode(new Uint8Array(bytes));
  });
  const text = texts.join('\n');
  return texts.includes(undefined) || text.length > longestContent ? '' : text;
}

/** Whether a page's program does nothing but show this one picture, upright and not mirrored. */
function showsOnly(content: string, name: string): boolean {
  const waiting: string[] = [];
  let shown = 0;
  for (const token of content.split(/\s+/u).filter((one) => one !== '')) {
    if (token === 'cm') {
      const [a, b, c, d] = waiting.splice(0).map(Number);
      if (a === undefined || d === undefined || b !== 0 || c !== 0 || a <= 0 || d <= 0)
        return false;
    } else if (token === 'Do') {
      if (waiting.splice(0).join(' ') !== name) return false;
      shown += 1;
    } else if (token === 'q' || token === 'Q') {
      if (waiting.length > 0) return false;
    } else if (/^-?[\d.]+$/u.test(token) || token.startsWith('/')) waiting.push(token);
    else return false;
  }
  return shown === 1 && waiting.length === 0;
}
