/** Limits of a PDF that is taken in page by page (capture.md: 200 pages, 40 Mpx). */

export const longestPdfBytes = 100 * 1024 * 1024;
export const mostPdfPages = 200;
/** Dots per inch of a page that has to be drawn. */
export const pdfDpi = 300;
