/** Asks the worker that reads codes; one that hangs or dies is ended, and the next picture gets another. */
import { checkImageBytes } from '../../shared/capture/image-header';
import type { ImageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { CodeAnswer, CodeRequest } from './code-messages';

type Texts = Result<readonly string[], ImageError>;

/** Reads codes until closed. */
export type CodeClient = {
  /** The texts of the codes in a picture that somebody chose. */
  readonly readFile: (file: Blob) => Promise<Texts>;
  /** The texts of the codes in what the camera shows now; a frame that cannot be looked at has none. */
  readonly readFrame: (video: HTMLVideoElement) => Promise<Texts>;
  readonly close: () => void;
};

/** The part of a Worker that is used; tests give another. */
export type CodeWorker = Pick<Worker, 'terminate'> & {
  postMessage(request: CodeRequest, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<CodeAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

const limitMs = 10_000;

/** Starts no worker before the first picture. */
export function startCodeClient(
  spawn: () => CodeWorker = () =>
    new Worker(new URL('./code-worker.ts', import.meta.url), { type: 'module' }),
  timeLimitMs = limitMs,
): CodeClient {
  let worker: CodeWorker | undefined;
  let lastId = 0;
  let closed = false;
  let abandon: () => void = () => undefined;
  let tail: Promise<unknown> = Promise.resolve();

  const ask = (request: CodeRequest, transfer: Transferable[]) =>
    new Promise<Texts>((resolve) => {
      const lost = () => {
        clearTimeout(timer);
        worker?.terminate();
        worker = undefined;
        resolve(err({ kind: 'imageUndecodable' }));
      };
      const timer = setTimeout(lost, timeLimitMs);
      abandon = lost;
      worker ??= spawn();
      worker.onerror = (event) => {
        event.preventDefault();
        lost();
      };
      worker.onmessage = ({ data }) => {
        if (data.id !== request.id) return;
        clearTimeout(timer);
        resolve(data.result);
      };
      worker.postMessage(request, transfer);
    });

  /** Pictures wait for each other. */
  function inTurn(work: () => Promise<Texts>): Promise<Texts> {
    const turn = tail.then(() => (closed ? ok([]) : work()));
    tail = turn.catch(() => undefined);
    return turn;
  }

  return {
    readFile: (file) =>
      inTurn(async () => {
        const size = checkImageBytes(file.size);
        if (!size.ok) return size;
        const bytes = await file.arrayBuffer().catch(() => undefined);
        if (bytes === undefined) return err({ kind: 'imageUndecodable' });
        return ask({ id: (lastId += 1), bytes: new Uint8Array(bytes) }, [bytes]);
      }),
    readFrame: (video) =>
      inTurn(async () => {
        const frame = await createImageBitmap(video).catch(() => undefined);
        return frame === undefined ? ok([]) : ask({ id: (lastId += 1), frame }, [frame]);
      }),
    close: () => {
      closed = true;
      abandon();
      worker?.terminate();
      worker = undefined;
    },
  };
}
