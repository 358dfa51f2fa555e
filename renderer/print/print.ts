/** The hidden page that main prints: every sheet of one paper, drawn at printing resolution. */
import '../trusted-types';
import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import './print.css';

/** PDF units are 1/72 inch; printers of the counter resolve 300 dots per inch. */
const scale = 300 / 72;

async function drawSheets(token: string): Promise<void> {
  GlobalWorkerOptions.workerSrc = workerUrl;
  const answer = await fetch(`/once/${token}`);
  if (!answer.ok) throw new Error('The paper is not there');
  const data = new Uint8Array(await answer.arrayBuffer());
  const paper = await getDocument({ data, isEvalSupported: false }).promise;
  for (let number = 1; number <= paper.numPages; number += 1) {
    const page = await paper.getPage(number);
    const viewport = page.getViewport({ scale });
    const sheet = document.createElement('canvas');
    sheet.className = 'sheet';
    sheet.width = Math.round(viewport.width);
    sheet.height = Math.round(viewport.height);
    document.body.append(sheet);
    const canvasContext = sheet.getContext('2d');
    if (canvasContext === null) throw new Error('No drawing surface');
    await page.render({ canvasContext, viewport, intent: 'print' }).promise;
    page.cleanup();
  }
}

// The title is how the page tells main that it is ready: it has no bridge and needs none.
drawSheets(location.hash.slice(1)).then(
  () => {
    document.title = 'drawn';
  },
  () => {
    document.title = 'failed';
  },
);
