/**
 * Reading, as the program asks for it behind the clerk's work: in a worker of its own, so that
 * capture never waits for it. Keep one client per open desk and close it when the desk locks.
 */
import { checkImageBytes } from '../../shared/capture/image-header';
import type { PageText } from '../../shared/domain/page-text';
import { pageTextSchema } from '../../shared/domain/page-text';
import type { OwnBytes } from './image-messages';
import { patientWorker, type AskedWorker } from './patient-worker';
import type { ReadingAnswer, ReadingQuestion, ReadingValue } from './reading-messages';

export type ReadingWorker = AskedWorker<ReadingAnswer>;

/** A full page on a slow computer, models loaded before the first one. */
const limitMs = 120_000;

/** Starts no worker before the first page. */
export function startReadingClient(
  spawn: () => ReadingWorker = () =>
    new Worker(new URL('./reading-worker.ts', import.meta.url), { type: 'module' }),
  timeLimitMs = limitMs,
) {
  const worker = patientWorker<ReadingQuestion, ReadingValue>(spawn, timeLimitMs);
  return {
    /**
     * The writing of a page; the bytes are copied, never changed. Nothing where they are no picture
     * within the limits, where the worker died or hung twice, or where all was closed: the page is
     * then one that nobody has read.
     */
    async read(jpeg: OwnBytes): Promise<PageText | undefined> {
      if (!checkImageBytes(jpeg.byteLength).ok) return undefined;
      const value = await worker.ask({ jpeg });
      if (value?.kind !== 'read') return undefined;
      const text = pageTextSchema.safeParse(value.text);
      return text.success ? text.data : undefined;
    },
    /** Ends the worker; pages still waiting get no answer. */
    close(): void {
      worker.close();
    },
  };
}
