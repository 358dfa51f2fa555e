/** Makes page images smaller behind the clerk's work. */
import { checkImageBytes } from '../../shared/capture/image-header';
import type { EncodeAnswer, EncodeQuestion, EncodeValue } from './encode-messages';
import type { OwnBytes } from './image-messages';
import { patientWorker, type AskedWorker } from './patient-worker';

export type EncodeWorker = AskedWorker<EncodeAnswer>;

/** A large page on a slow computer. */
const limitMs = 60_000;

/** Starts no worker before the first page. */
export function startEncodeClient(
  spawn: () => EncodeWorker = () =>
    new Worker(new URL('./encode-worker.ts', import.meta.url), { type: 'module' }),
  timeLimitMs = limitMs,
) {
  const worker = patientWorker<EncodeQuestion, EncodeValue>(spawn, timeLimitMs);
  return {
    /** The same pixels, encoded again; nothing where that is no picture, or where the worker died twice. */
    async encode(jpeg: OwnBytes): Promise<OwnBytes | undefined> {
      if (!checkImageBytes(jpeg.byteLength).ok) return undefined;
      const value = await worker.ask({ jpeg });
      return value?.kind === 'encoded' ? value.jpeg : undefined;
    },
    /** Ends the worker; pages still waiting get no answer. */
    close(): void {
      worker.close();
    },
  };
}
