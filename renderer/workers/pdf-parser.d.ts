/** The half of pdf.js that parses; it tells the other half only that it is there. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown;
}
