/** Papers drawn by the product's own code inside the test's process: real PDFs without a process of their own. */
import { makeArchivePdf } from '../../electron/papers/archive-pdf';
import { makeDocumentPdf } from '../../electron/papers/document-pdf';
import { makeLetterPdf } from '../../electron/papers/letter-pdf';
import type { Papers } from '../../electron/papers/papers-client';
import { openFonts } from './papers-samples';
import { noPapers } from './station-on-disk';

/** Letters, documents and archives; nothing else is drawn. */
export async function papersHere(): Promise<Papers> {
  const fonts = await openFonts();
  return {
    ...noPapers,
    makeLetter: (content, _signal, clips) => makeLetterPdf(content, fonts, clips),
    makeArchive: (plan, readFile, onProgress, signal) =>
      makeArchivePdf(plan, fonts, {
        readFile,
        onProgress,
        isCancelled: () => signal?.aborted === true,
      }),
    makeDocument: (plan, readFile, onProgress, signal) =>
      makeDocumentPdf(plan, fonts, {
        readFile,
        onProgress,
        isCancelled: () => signal?.aborted === true,
      }),
  };
}
