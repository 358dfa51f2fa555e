/** Asks the worker that reads codes; one that hangs or dies is ended, and the next picture gets another. */
import { checkImageBytes } from '../../shared/capture/image-header';
import type { ImageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { CodeAnswer, CodeQuestion } from './code-messages';
import { patientWorker, type AskedWorker } from './patient-worker';

type Texts = Result<readonly string[], ImageError>;

/** Reads codes until closed. */
export type CodeClient = {
  /** The texts of the codes in a picture that somebody chose. */
  readonly readFile: (file: Blob) => Promise<Texts>;
  /** The texts of the codes in what the camera shows now; a frame that cannot be looked at has none. */
  readonly readFrame: (video: HTMLVideoElement) => Promise<Texts>;
  readonly close: () => void;
};

type CodeWorker = AskedWorker<CodeAnswer>;

const limitMs = 10_000;

/** Starts no worker before the first picture. */
export function startCodeClient(
  spawn: () => CodeWorker = () =>
    new Worker(new URL('./code-worker.ts', import.meta.url), { type: 'module' }),
  timeLimitMs = limitMs,
): CodeClient {
  // Asked once: the camera shows the next frame at once, and a file can be chosen again.
  const worker = patientWorker<CodeQuestion, Texts>(spawn, timeLimitMs, 1);
  let closed = false;
  let tail: Promise<unknown> = Promise.resolve();

  const ask = async (question: CodeQuestion): Promise<Texts> =>
    (await worker.ask(question)) ?? err({ kind: 'imageUndecodable' });

  /** Pictures wait for each other, also to be read at all. */
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
        return ask({ bytes: new Uint8Array(bytes) });
      }),
    readFrame: (video) =>
      inTurn(async () => {
        const frame = await createImageBitmap(video).catch(() => undefined);
        return frame === undefined ? ok([]) : ask({ frame }).finally(() => frame.close());
      }),
    close: () => {
      closed = true;
      worker.close();
    },
  };
}
