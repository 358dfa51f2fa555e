/** Takes a PDF apart page by page, off the screen's thread; it may be killed at any moment. */
import type { PDFDocument } from 'pdf-lib';
import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as parser from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { imageLimits } from '../../shared/capture/image-header';
import { mostPdfPages, pdfDpi } from '../../shared/capture/pdf-limits';
import type { PdfError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { OwnBytes } from './image-messages';
import { isSwollen } from './pdf-swelling';
import type { OpenedPdf, PdfAnswer, PdfRequest } from './pdf-messages';

/** What a dedicated worker's global scope offers; the DOM types know only a window. */
type WorkerScope = {
  onmessage: ((event: MessageEvent<PdfRequest>) => void) | null;
  postMessage(answer: PdfAnswer, transfer?: Transferable[]): void;
};
const scope = self as unknown as WorkerScope;
// pdf.js parses on this very thread: one worker to end, and nothing is left.
Object.assign(globalThis, { pdfjsWorker: parser });

const pointsPerInch = 72;
const jpegQuality = 0.92;

/** Canvases of a thread without a page. */
class WorkerCanvases {
  create(width: number, height: number) {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d') };
  }
  reset({ canvas }: { canvas: OffscreenCanvas }, width: number, height: number) {
    canvas.width = width;
    canvas.height = height;
  }
  destroy({ canvas }: { canvas: OffscreenCanvas }) {
    canvas.width = 0;
    canvas.height = 0;
  }
}
/** Filters of SVG need a page; what is drawn with them is drawn without. */
class NoFilters {
  addFilter = () => 'none';
  addHCMFilter = () => 'none';
  addAlphaFilter = () => 'none';
  addLuminosityFilter = () => 'none';
  addHighlightHCMFilter = () => 'none';
  destroy = () => undefined;
}

let opened:
  | { readonly shown: PDFDocumentProxy; readonly parts: PDFDocument | undefined }
  | undefined;

scope.onmessage = ({ data }) => {
  if (data.kind === 'open') {
    void open(data.bytes).then((result) =>
      scope.postMessage({ id: data.id, kind: 'open', result }),
    );
    return;
  }
  const failed = err({ kind: 'pdfPageFailed' as const, page: data.index + 1 });
  void page(data.index)
    .catch(() => failed)
    .then((result) => {
      const parts = result.ok ? [result.value.buffer] : [];
      scope.postMessage({ id: data.id, kind: 'page', result }, parts);
    });
};

async function open(bytes: OwnBytes): Promise<Result<OpenedPdf, PdfError>> {
  if (await isSwollen(bytes)) return err({ kind: 'pdfSwollen' });
  let shown: PDFDocumentProxy;
  try {
    shown = await getDocument({
      data: bytes.slice(),
      cMapUrl: '/pdfjs/cmaps/',
      cMapPacked: true,
      standardFontDataUrl: '/pdfjs/standard_fonts/',
      useWorkerFetch: true,
      isEvalSupported: false,
      enableXfa: false,
      useSystemFonts: false,
      // Letters are drawn as outlines: fonts belong to pages, and this thread has none.
      disableFontFace: true,
      maxImageSize: imageLimits.pixels,
      CanvasFactory: WorkerCanvases,
      FilterFactory: NoFilters,
    }).promise;
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return err({ kind: isLocked ? 'pdfEncrypted' : 'pdfUnreadable' });
  }
  const pages = shown.numPages;
  if (pages > mostPdfPages) return err({ kind: 'pdfTooManyPages', pages, limit: mostPdfPages });
  const hasScripts = await shown.hasJSActions().catch(() => false);
  opened = { shown, parts: await partsOf(bytes) };
  return ok({ pages, hasScripts });
}

/** What it is made of; where that cannot be told, every page is drawn. */
async function partsOf(bytes: OwnBytes): Promise<PDFDocument | undefined> {
  const { PDFDocument } = await import('pdf-lib');
  return PDFDocument.load(bytes, { updateMetadata: false }).catch(() => undefined);
}

async function page(index: number): Promise<Result<OwnBytes, PdfError>> {
  if (opened === undefined) return err({ kind: 'pdfUnreadable' });
  const { shown, parts } = opened;
  if (parts !== undefined) {
    const { hasOversizedPicture, jpegOfPage } = await import('./pdf-jpeg');
    const exact = partOf(() => jpegOfPage(parts, index));
    if (exact !== undefined) return ok(exact);
    if (partOf(() => hasOversizedPicture(parts, index)) === true) {
      return err({ kind: 'pdfPageFailed', page: index + 1 });
    }
  }
  return ok(await draw(shown, index));
}

/** A page that is put together in an unheard-of way is drawn. */
function partOf<T>(take: () => T): T | undefined {
  try {
    return take();
  } catch {
    return undefined;
  }
}

async function draw(document: PDFDocumentProxy, index: number): Promise<OwnBytes> {
  const page = await document.getPage(index + 1);
  const natural = page.getViewport({ scale: 1 });
  const whole = pdfDpi / pointsPerInch;
  const fitting = Math.sqrt(imageLimits.pixels / (natural.width * natural.height));
  const viewport = page.getViewport({ scale: Math.min(whole, fitting * 0.999) });
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.floor(viewport.width)),
    Math.max(1, Math.floor(viewport.height)),
  );
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('No canvas');
  const tooLong = stepsBeyondLimit(page);
  const drawing = page.render({
    canvasContext: context as unknown as CanvasRenderingContext2D,
    viewport,
    // Not paced by a screen's frames, which a worker has none of.
    intent: 'print',
  });
  await Promise.race([drawing.promise, tooLong]);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: jpegQuality });
  page.cleanup();
  return new Uint8Array(await blob.arrayBuffer());
}

/** Far beyond any drawing; forms within forms within forms make more of a few bytes. */
const mostSteps = 3_000_000;

/** Rejects where a page never ends; nothing more is read of it, and whoever asked ends this thread. */
function stepsBeyondLimit(page: PDFPageProxy): Promise<never> {
  type Inside = { _renderPageChunk: (chunk: { readonly length: number }, state: unknown) => void };
  const inside = page as unknown as Inside;
  const take = inside._renderPageChunk.bind(page);
  let steps = 0;
  return new Promise((_, reject) => {
    inside._renderPageChunk = (chunk, state) => {
      steps += chunk.length;
      if (steps <= mostSteps) return take(chunk, state);
      const error = new Error('Too many steps');
      reject(error);
      throw error;
    };
  });
}
