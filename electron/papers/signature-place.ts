/** The place of a signature in a paper, left open for main: the keys never come into the papers process. */
import type { PDFDocument, PDFRef } from 'pdf-lib';
import { PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { openRange, signatureDigits } from './signature-room';

/** ISO 32000-1, 12.5.3: Print and Locked. */
const printedAndLocked = 4 + 128;
/** ISO 32000-1, 12.7.2: there are signatures, and the file is only ever added to. */
const signedAppendOnly = 3;

/**
 * Adds an invisible signature field to the first page (EN 319 142-1, 6.3: PAdES-B-B). The time stands in `M`, not in the
 * CMS. Returns the signature dictionary.
 */
export function addSignaturePlace(document: PDFDocument, at: string): PDFRef {
  const { context } = document;
  const page = document.getPage(0);
  const open = PDFName.of(openRange);
  const signature = context.register(
    context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'ETSI.CAdES.detached',
      ByteRange: [0, open, open, open],
      Contents: PDFHexString.of('0'.repeat(signatureDigits)),
      M: PDFString.fromDate(new Date(at)),
    }),
  );
  // PDF/A asks for an appearance even where nothing is seen (ISO 19005-2, 6.3.3).
  const nothing = context.register(
    context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 0, 0], Resources: {} }),
  );
  const widget = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of('seal'),
      Rect: [0, 0, 0, 0],
      F: printedAndLocked,
      P: page.ref,
      V: signature,
      AP: { N: nothing },
    }),
  );
  page.node.addAnnot(widget);
  document.catalog.set(
    PDFName.of('AcroForm'),
    context.obj({ SigFlags: signedAppendOnly, Fields: [widget] }),
  );
  return signature;
}
