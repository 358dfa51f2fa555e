/** English: errors of the watched folder and of PDF files. */
import type { FolderError, PdfError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { fileKept } from './phrases';

const pagesKept = 'Pages that were taken in are kept; the PDF was not changed.';

export const folderErrors: WordsFor<FolderError> = {
  inboxFileGone: () => ({
    happened: 'This file is no longer in the scan folder.',
    safe: 'Captured pages are kept.',
    todo: 'See whether the scanning program moved it; scan again if needed.',
  }),
  inboxFileHeld: () => ({
    happened:
      'This file in the scan folder cannot be opened now; the scanning program may be using it.',
    safe: fileKept,
    todo: 'Wait until the program has saved it, then take it in again.',
  }),
  folderIsOurs: () => ({
    happened: 'The data of the station are in this folder; it cannot be the scan folder.',
    safe: 'No file was moved.',
    todo: 'Make another folder and set it as the place where the scanning program saves.',
  }),
};

export const pdfErrors: WordsFor<PdfError> = {
  pdfTooManyBytes: ({ megabytes, limit }) => ({
    happened: `This PDF has ${megabytes} MB, more than the limit of ${limit} MB.`,
    safe: fileKept,
    todo: 'Save the pages you need as a PDF of their own, or scan again at a lower resolution.',
  }),
  pdfTooManyPages: ({ pages, limit }) => ({
    happened: `This PDF has ${pages} pages, more than the limit of ${limit}.`,
    safe: fileKept,
    todo: 'Save the pages you need as a PDF of their own and choose that.',
  }),
  pdfEncrypted: () => ({
    happened: 'This PDF is protected by a password and cannot be opened.',
    safe: fileKept,
    todo: 'Ask the family for a copy without a password, or print it and scan that.',
  }),
  pdfUnreadable: () => ({
    happened: 'This file is not a whole PDF and cannot be opened.',
    safe: fileKept,
    todo: 'Ask for it to be sent or saved again, or print it and scan that.',
  }),
  pdfSwollen: () => ({
    happened:
      'This PDF becomes abnormally large once it is unpacked; it may be broken or made on purpose. It was not opened.',
    safe: fileKept,
    todo: 'Ask for it to be exported again, or print it and scan that.',
  }),
  pdfPageFailed: ({ page }) => ({
    happened: `Page ${page} of the PDF cannot be drawn; the pages after it were not taken in.`,
    safe: pagesKept,
    todo: 'Print and scan this page; the others can be saved as a PDF of their own and chosen.',
  }),
};
