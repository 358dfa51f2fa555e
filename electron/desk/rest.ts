/** The rest of a loop that works by itself: for a time, or until somebody wakes it. */
import type { CancelSignal } from '../../shared/sync/cancel';

export type Rest = {
  /** Resolves after the time, at once when it was woken meanwhile, and when it is cancelled. Never keeps the process alive. */
  readonly forMs: (ms: number) => Promise<void>;
  readonly wake: () => void;
};

/** A rest of one loop. */
export function createRest(cancel: CancelSignal): Rest {
  let isWoken = false;
  let end: (() => void) | undefined;
  return {
    forMs: (ms) =>
      new Promise((resolve) => {
        if (isWoken || cancel.cancelled) {
          isWoken = false;
          return resolve();
        }
        const timer = setTimeout(() => end?.(), ms);
        timer.unref();
        const unlisten = cancel.onCancel(() => end?.());
        end = () => {
          clearTimeout(timer);
          unlisten();
          end = undefined;
          isWoken = false;
          resolve();
        };
      }),
    wake: () => {
      isWoken = true;
      end?.();
    },
  };
}
