/**
 * The eyes, as the capture screens ask them. Keep one client per open desk beside the image client
 * (features/capture/desk-intakes.ts) and close it when the desk locks:
 *
 *     const eyes = startVisionClient();
 *     const found = await eyes.makePage(bytes, paperSizes.registerPage);
 *
 * `found.finding.issues` are the legibility gate's reasons, worst first; a clerk may keep the picture all
 * the same. Corners that were moved by hand are handed to `straighten`. The eyes help and
 * never stand in the way: no answer (`undefined`) means that nobody looked, and the picture goes on
 * as it came. The bytes are those of the original; they are copied, never changed.
 */
import type { OwnBytes } from './image-messages';
import { patientWorker, type AskedWorker } from './patient-worker';
import type {
  FoundPage,
  Glance,
  StraightPage,
  VisionAnswer,
  VisionQuestion,
  VisionValue,
} from './vision-messages';
import type { PageFinding, Rotation } from './vision/finding';
import type { Quad } from './vision/geometry';
import type { PaperSize } from './vision/paper-size';

export type VisionWorker = AskedWorker<VisionAnswer>;

const limitMs = 30_000;
/** 25 MB of WebAssembly on a slow and busy computer: whoever gives it up only begins it again. */
const openLimitMs = 90_000;

export type VisionClient = ReturnType<typeof startVisionClient>;

/** Starts no worker before the first picture. */
export function startVisionClient(
  spawn: () => VisionWorker = () =>
    new Worker(new URL('./vision-worker.ts', import.meta.url), { type: 'module' }),
  timeLimitMs = limitMs,
) {
  const worker = patientWorker<VisionQuestion, VisionValue>(spawn, timeLimitMs);
  return {
    /** Loads what it takes to see, so that the first picture does not wait for it. */
    async open(): Promise<void> {
      await worker.ask({ kind: 'open' }, openLimitMs);
    },
    /**
     * Finds and judges the paper; `paper` is the size that the expected kind of document has.
     * Corners are in pixels of the picture as decoded, upright by its own orientation.
     */
    async find(bytes: OwnBytes, paper?: PaperSize): Promise<PageFinding | undefined> {
      const value = await worker.ask({ kind: 'find', bytes, ...(paper && { paper }) });
      return value?.kind === 'found' ? value.finding : undefined;
    },
    /** Finds and judges the paper and makes the page of it, all in one: the picture is decoded once. */
    async makePage(bytes: OwnBytes, paper?: PaperSize): Promise<FoundPage | undefined> {
      const value = await worker.ask({ kind: 'page', bytes, ...(paper && { paper }) });
      return value?.kind === 'page' ? value.found : undefined;
    },
    /** Where a paper lies in the live picture. The frame is closed: a camera has only a few. */
    async glance(frame: VideoFrame): Promise<Glance | undefined> {
      const value = await worker.ask({ kind: 'glance', frame }).finally(() => frame.close());
      return value?.kind === 'glanced' ? value.glance : undefined;
    },
    /** Lays the paper between the corners flat and upright. */
    async straighten(
      bytes: OwnBytes,
      corners: Quad,
      rotation: Rotation,
      paper?: PaperSize,
    ): Promise<StraightPage | undefined> {
      const value = await worker.ask({
        kind: 'straighten',
        bytes,
        corners,
        rotation,
        ...(paper && { paper }),
      });
      return value?.kind === 'straight' ? value.page : undefined;
    },
    /** Ends the worker; pictures still waiting get no answer. */
    close(): void {
      worker.close();
    },
  };
}
