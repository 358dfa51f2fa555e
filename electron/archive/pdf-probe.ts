/** Opens a PDF again to see whether it can be read, how many pages it has, and whether anything in it acts by itself. */
import type { PDFObject } from 'pdf-lib';
import { PDFArray, PDFDict, PDFName, PDFStream } from 'pdf-lib';
import type { PdfFacts, PdfProbe } from '../../shared/archive/checks/content-probe';
import { reopenPdf } from '../papers/pdf-reopen';

/** Actions and contents that a paper to be kept must not have (ISO 19005-1, 6.6.1 and 6.1.11). */
const activeKeys = ['JS', 'JavaScript', 'Launch', 'EmbeddedFiles', 'EF', 'AA', 'RichMedia'].map(
  (key) => PDFName.of(key),
);
const activeKinds = ['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'Movie', 'Sound'].map(
  (kind) => PDFName.of(kind),
);
const type = PDFName.of('Type');
const page = PDFName.of('Page');
const action = PDFName.of('S');

/** Bytes at the end in which the trailer stands. */
const tailBytes = 2_048;

/** Opens papers that the station made; images are not copied, so that a whole archive takes little memory. */
export const probePdf: PdfProbe = async (bytes) => {
  try {
    return factsOf(bytes);
  } catch {
    return undefined;
  }
};

function factsOf(bytes: Uint8Array): PdfFacts {
  let pages = 0;
  let isActive = false;
  for (const [, object] of reopenPdf(bytes).enumerateIndirectObjects()) {
    if (object instanceof PDFDict && object.get(type) === page) pages += 1;
    isActive ||= acts(object, 0);
  }
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.byteLength - tailBytes)));
  return { pages, isEncrypted: tail.toString('latin1').includes('/Encrypt'), isActive };
}

/** Deep enough for every dictionary of a page; nobody hides an action deeper without a reference. */
const deepest = 12;

function acts(object: PDFObject, depth: number): boolean {
  if (depth > deepest) return true;
  if (object instanceof PDFStream) return acts(object.dict, depth);
  if (object instanceof PDFArray) return object.asArray().some((each) => acts(each, depth + 1));
  if (!(object instanceof PDFDict)) return false;
  const kind = object.get(action);
  if (kind instanceof PDFName && activeKinds.includes(kind)) return true;
  return object
    .entries()
    .some(([key, value]) => activeKeys.includes(key) || acts(value, depth + 1));
}
