/** The pages of a TIFF file: where each of them stands, and each as a file of its own. */
import type { ImageError } from '../domain/app-error';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import { mostEntries, tiffTag } from './tiff-directory';

/** Pages of one file, as of a PDF (capture.md). */
export const mostTiffPages = 200;
/** Directories of one file, reduced copies among them. */
const mostDirectories = 1_000;

const truncated = err({ kind: 'imageTruncated' as const });
const undecodable = err({ kind: 'imageUndecodable' as const });

/** NewSubfileType (254): bit 0 a reduced copy, bit 2 a mask (TIFF 6.0, page 36). */
const newSubfileType = 254;
const notAPage = 0b101;
/** SubfileType (255), which it replaced: 2 is a reduced copy (page 40). */
const oldSubfileType = 255;
const oldReduced = 2;

/** Whether bytes begin as a TIFF file does; at least the first four are needed. */
export function isTiff(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  const little = a === 0x49 && b === 0x49 && c === 0x2a && d === 0;
  return little || (a === 0x4d && b === 0x4d && c === 0 && d === 0x2a);
}

/**
 * Where the directories of the pages stand, in their order, at least one. Reduced copies and masks are no pages; a file that
 * has nothing else has its first directory for a page. A chain that leaves the file is `imageTruncated`: pages are missing.
 */
export function tiffPages(bytes: Uint8Array): Result<readonly number[], ImageError> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 14) return truncated;
  const little = bytes[0] === 0x49;
  const first = view.getUint32(4, little);
  const seen = new Set<number>();
  const pages: number[] = [];
  for (let place = first; place !== 0;) {
    if (seen.has(place) || seen.size >= mostDirectories) return undecodable;
    seen.add(place);
    if (place + 2 > bytes.byteLength) return truncated;
    const count = view.getUint16(place, little);
    if (count > mostEntries) return undecodable;
    const end = place + 2 + count * 12;
    if (end + 4 > bytes.byteLength) return truncated;
    if (isPage(view, place, little)) pages.push(place);
    if (pages.length > mostTiffPages) {
      return err({ kind: 'imageTooManyPages', limit: mostTiffPages });
    }
    place = view.getUint32(end, little);
  }
  return ok(pages.length === 0 ? [first] : pages);
}

/** The places of the pages of a file that has more than one; nothing of any other file, or of one that is refused as a picture. */
export function severalPages(bytes: Uint8Array): readonly number[] {
  if (!isTiff(bytes)) return [];
  const pages = tiffPages(bytes);
  return pages.ok && pages.value.length > 1 ? pages.value : [];
}

function isPage(view: DataView, place: number, little: boolean): boolean {
  const count = view.getUint16(place, little);
  for (let at = place + 2; at < place + 2 + count * 12; at += 12) {
    const tag = view.getUint16(at, little);
    const isShort = view.getUint16(at + 2, little) === 3;
    const value = isShort ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little);
    if (tag === newSubfileType && (value & notAPage) !== 0) return false;
    if (tag === oldSubfileType && value === oldReduced) return false;
  }
  return true;
}

/** Bytes per value of every type of TIFF 6.0 (page 15), and of the directory pointer that came later. */
const typeBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
/**
 * What points to places of the old file: directories below (330), EXIF, GPS and interoperability, free room, the stream of
 * the JPEG kind of TIFF 6.0 that nothing decodes any more.
 */
const pointers = new Set([288, 289, 330, 513, 514, 34_665, 34_853, 40_965]);
const tileOffsets = 324;
const tileByteCounts = 325;

type Entry = { readonly tag: number; readonly type: number; readonly values: Uint8Array };

/**
 * The page whose directory stands at `place`, as a file of its own: its packed pixels and every tag that says how they are
 * to be seen, bit for bit; only what points elsewhere in the old file is left out.
 *
 * @param mostBytes a page whose strips are longer than this together is `imageUndecodable`
 */
export function tiffPageFile(
  bytes: Uint8Array,
  place: number,
  mostBytes: number,
): Result<Uint8Array<ArrayBuffer>, ImageError> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  const read = entriesAt(view, bytes, place, little);
  if (!read.ok) return read;
  const entries = read.value;
  const numbers = (tag: number) => numbersOf(entries, tag, little);
  const isTiled = entries.some(({ tag }) => tag === tileOffsets);
  const [offsetTag, countTag] = isTiled
    ? [tileOffsets, tileByteCounts]
    : [tiffTag.stripOffsets, tiffTag.stripByteCounts];
  const [offsets, counts] = [numbers(offsetTag), numbers(countTag)];
  if (offsets.length === 0 || offsets.length !== counts.length) return undecodable;
  if (offsets.some((at, i) => at + (counts[i] ?? 0) > bytes.byteLength)) return truncated;
  // Strips that share their bytes make a small file a page without end.
  const pixels = counts.reduce((sum, count) => sum + even(count), 0);
  const others = entries.reduce((sum, { values }) => sum + even(values.byteLength), 0);
  if (pixels + others > mostBytes) return undecodable;

  const behind = 8 + 2 + entries.length * 12 + 4;
  const file = new Uint8Array(behind + others + offsets.length * 4 + pixels);
  const out = new DataView(file.buffer);
  file.set(bytes.subarray(0, 4));
  out.setUint32(4, 8, little);
  out.setUint16(8, entries.length, little);
  let to = behind + others + offsets.length * 4;
  const moved = offsets.map((at, i) => {
    const from = to;
    file.set(bytes.subarray(at, at + (counts[i] ?? 0)), from);
    to += even(counts[i] ?? 0);
    return from;
  });
  let free = behind;
  for (const [i, { tag, type, values }] of entries.entries()) {
    const isOffsets = tag === offsetTag;
    const entry = 10 + i * 12;
    const [size, length] = isOffsets ? [4, moved.length] : [typeBytes[type] ?? 1, undefined];
    const byteLength = length === undefined ? values.byteLength : length * size;
    const at = byteLength <= 4 ? entry + 8 : free;
    out.setUint16(entry, tag, little);
    out.setUint16(entry + 2, isOffsets ? 4 : type, little);
    out.setUint32(entry + 4, byteLength / size, little);
    if (at === free) {
      out.setUint32(entry + 8, free, little);
      free += even(byteLength);
    }
    if (isOffsets) moved.forEach((from, n) => out.setUint32(at + n * 4, from, little));
    else file.set(values, at);
  }
  return ok(file);
}

function entriesAt(
  view: DataView,
  bytes: Uint8Array,
  place: number,
  little: boolean,
): Result<readonly Entry[], ImageError> {
  const entries: Entry[] = [];
  const count = view.getUint16(place, little);
  for (let entry = place + 2; entry < place + 2 + count * 12; entry += 12) {
    const [tag, type] = [view.getUint16(entry, little), view.getUint16(entry + 2, little)];
    const size = typeBytes[type] ?? 0;
    if (size === 0 || pointers.has(tag)) continue;
    const byteLength = view.getUint32(entry + 4, little) * size;
    const at = byteLength <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
    if (at + byteLength > bytes.byteLength) return truncated;
    entries.push({ tag, type, values: bytes.subarray(at, at + byteLength) });
  }
  return ok(entries);
}

function numbersOf(entries: readonly Entry[], tag: number, little: boolean): readonly number[] {
  const entry = entries.find((one) => one.tag === tag);
  if (entry === undefined) return [];
  const { type, values } = entry;
  const size = typeBytes[type] ?? 1;
  const view = new DataView(values.buffer, values.byteOffset, values.byteLength);
  if (size !== 2 && size !== 4) return [];
  return Array.from({ length: values.byteLength / size }, (_, n) =>
    size === 2 ? view.getUint16(n * 2, little) : view.getUint32(n * 4, little),
  );
}

/** Everything begins at an even place (TIFF 6.0, page 15). */
const even = (bytes: number): number => bytes + (bytes % 2);
