/** Opens a PDF with pdf.js in its own worker, under the content policy of the window. */
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/** The document to come; destroying the task stops everything. */
export function openPdf(bytes: Uint8Array) {
  return getDocument({
    // pdf.js takes the buffer away, and the caller may draw the paper again.
    data: bytes.slice(),
    cMapUrl: '/pdfjs/cmaps/',
    cMapPacked: true,
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    isEvalSupported: false,
    enableXfa: false,
  });
}
