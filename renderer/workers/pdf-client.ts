/** One PDF in a worker of its own, which is ended when it takes too long for a step, and in any case at the end. */
import { longestPdfBytes } from '../../shared/capture/pdf-limits';
import type { PdfError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err } from '../../shared/domain/result';
import type { OwnBytes } from './image-messages';
import type { OpenedPdf, PdfAnswer, PdfRequest } from './pdf-messages';

/** The part of a Worker that is used; tests give another. */
export type PdfWorker = Pick<Worker, 'terminate'> & {
  postMessage(request: PdfRequest, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<PdfAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

/** A PDF that may be taken apart. */
export type PdfClient = {
  readonly open: (bytes: OwnBytes) => Promise<Result<OpenedPdf, PdfError>>;
  /** A page as JPEG, `index` from 0. */
  readonly page: (index: number) => Promise<Result<OwnBytes, PdfError>>;
  readonly close: () => void;
};

const limitMs = 30_000;

/** Judges a length alone, so that a huge file is not even read. */
export function checkPdfBytes(byteLength: number): PdfError | undefined {
  if (byteLength <= longestPdfBytes) return undefined;
  const mega = 1024 * 1024;
  return {
    kind: 'pdfTooManyBytes',
    megabytes: Math.ceil(byteLength / mega),
    limit: longestPdfBytes / mega,
  };
}

/** Starts the worker. */
export function startPdfClient(
  spawn: () => PdfWorker = () =>
    new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' }),
  timeLimitMs = limitMs,
): PdfClient {
  const worker = spawn();
  let lastId = 0;
  let closed = false;
  let abandon: () => void = () => undefined;

  const close = () => {
    if (closed) return;
    closed = true;
    worker.terminate();
    abandon();
  };
  /** The answer, or nothing when the worker hung, died or was ended. */
  const ask = (request: PdfRequest, transfer: Transferable[]) =>
    new Promise<PdfAnswer | undefined>((resolve) => {
      if (closed) return resolve(undefined);
      const end = (answer: PdfAnswer | undefined) => {
        clearTimeout(timer);
        abandon = () => undefined;
        resolve(answer);
      };
      const timer = setTimeout(close, timeLimitMs);
      abandon = () => end(undefined);
      worker.onerror = (event) => {
        event.preventDefault();
        close();
      };
      worker.onmessage = ({ data }) => {
        if (data.id === request.id) end(data);
      };
      worker.postMessage(request, transfer);
    });

  return {
    open: async (bytes) => {
      const answer = await ask({ id: (lastId += 1), kind: 'open', bytes }, [bytes.buffer]);
      return answer?.kind === 'open' ? answer.result : err({ kind: 'pdfUnreadable' });
    },
    page: async (index) => {
      const answer = await ask({ id: (lastId += 1), kind: 'page', index }, []);
      return answer?.kind === 'page'
        ? answer.result
        : err({ kind: 'pdfPageFailed', page: index + 1 });
    },
    close,
  };
}
