/** Looks through a drawn paper for what its flavour of PDF/A forbids: the pages of letters may come from elsewhere. */
import type { PDFContext, PDFObject } from 'pdf-lib';
import { PDFArray, PDFBool, PDFDict, PDFName, PDFNumber, PDFStream } from 'pdf-lib';
import type { PdfaFlavour } from '../../shared/archive/pdfa-flavour';
import type { Forbidden } from './papers-protocol';

/** Longest array of a PDF 1.4 reader (ISO 19005-1, 6.1.12; PDF Reference 1.4, table C.1). */
const longestArray = 8_191;

/** ISO 19005-1, 6.6.1; ISO 19005-2, 6.5.1. */
const forbiddenActions = new Set(
  'Launch Sound Movie ResetForm ImportData JavaScript Hide SetOCGState Rendition Trans GoTo3DView'.split(
    ' ',
  ),
);
const simpleFonts = new Set(['Type1', 'MMType1', 'TrueType']);
const cidFonts = new Set(['CIDFontType0', 'CIDFontType2']);
const fontFiles = ['FontFile', 'FontFile2', 'FontFile3'];

const has = (dict: PDFDict, key: string): boolean => dict.has(PDFName.of(key));

function nameAt(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}

function filtersOf(dict: PDFDict): string[] {
  const filter = dict.lookup(PDFName.of('Filter'));
  const all = filter instanceof PDFArray ? filter.asArray() : [filter];
  return all.flatMap((one) => (one instanceof PDFName ? [one.decodeText()] : []));
}

/** The first thing found that a reader of this flavour need not understand; undefined for a clean paper. */
export function findForbidden(context: PDFContext, flavour: PdfaFlavour): Forbidden | undefined {
  for (const [, object] of context.enumerateIndirectObjects()) {
    const found = inObject(object, flavour);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** References are followed by whoever lists all objects, never here: no circle is walked. */
function inObject(object: PDFObject, flavour: PdfaFlavour): Forbidden | undefined {
  if (object instanceof PDFArray) {
    if (flavour === '1b' && object.size() > longestArray) return 'longArray';
    return first(object.asArray(), (one) => inObject(one, flavour));
  }
  const stream = object instanceof PDFStream ? inStream(object.dict) : undefined;
  if (stream !== undefined) return stream;
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return undefined;
  return (
    (flavour === '1b' ? youngerThan14(dict) : undefined) ??
    inEveryPart(dict) ??
    attached(dict, flavour) ??
    first(dict.values(), (one) => inObject(one, flavour))
  );
}

function first<T>(values: readonly T[], find: (value: T) => Forbidden | undefined) {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** ISO 19005-1, 6.1.7 and 6.1.10; ISO 19005-2, 6.1.7. */
function inStream(dict: PDFDict): Forbidden | undefined {
  if (has(dict, 'F') || has(dict, 'FFilter')) return 'externalStream';
  if (filtersOf(dict).includes('LZWDecode')) return 'lzw';
  return nameAt(dict, 'Subtype') === 'PS' ? 'postScript' : undefined;
}

/** ISO 19005-1, 6.4 (transparency), 6.1.13 (optional content), 6.2.4 (JPEG 2000 came with PDF 1.5). */
function youngerThan14(dict: PDFDict): Forbidden | undefined {
  const softMask = dict.lookup(PDFName.of('SMask'));
  if (softMask !== undefined && nameAt(dict, 'SMask') !== 'None') return 'transparency';
  const group = dict.lookup(PDFName.of('Group'));
  if (group instanceof PDFDict && nameAt(group, 'S') === 'Transparency') return 'transparency';
  const mode = nameAt(dict, 'BM');
  if (mode !== undefined && mode !== 'Normal' && mode !== 'Compatible') return 'transparency';
  for (const key of ['ca', 'CA']) {
    const value = dict.lookup(PDFName.of(key));
    if (value instanceof PDFNumber && value.asNumber() !== 1) return 'transparency';
  }
  if (has(dict, 'OCProperties')) return 'layers';
  return filtersOf(dict).includes('JPXDecode') ? 'jpeg2000' : undefined;
}

/** ISO 19005-1 and -2: 6.6.1 and 6.5 (actions), 6.3.4 and 6.2.11.4 (fonts), 6.2.4 and 6.2.8 (images). */
function inEveryPart(dict: PDFDict): Forbidden | undefined {
  if (has(dict, 'AA') || forbiddenActions.has(nameAt(dict, 'S') ?? '')) return 'action';
  if (dict.lookup(PDFName.of('Interpolate')) === PDFBool.True) return 'interpolation';
  if (nameAt(dict, 'Type') !== 'Font') return undefined;
  const kind = nameAt(dict, 'Subtype') ?? '';
  if (!simpleFonts.has(kind) && !cidFonts.has(kind)) return undefined;
  const descriptor = dict.lookup(PDFName.of('FontDescriptor'));
  const embedded = descriptor instanceof PDFDict && fontFiles.some((key) => has(descriptor, key));
  return embedded ? undefined : 'fontNotEmbedded';
}

/** None in part 1 (6.1.11); only PDF/A in part 2 (6.8), which nobody here can judge; any in part 3 that says what it is for. */
function attached(dict: PDFDict, flavour: PdfaFlavour): Forbidden | undefined {
  if (flavour !== '3b') {
    return has(dict, 'EF') || has(dict, 'EmbeddedFiles') ? 'attachment' : undefined;
  }
  return has(dict, 'EF') && !has(dict, 'AFRelationship') ? 'attachment' : undefined;
}
