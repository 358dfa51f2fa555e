/** Cancelling what is under way, without the abort controller that `shared` must not know. */

/** Told to everything that may have to stop early. */
export type CancelSignal = {
  readonly cancelled: boolean;
  /** Calls `listener` once when cancelled, at once if it already is; the answer takes the listener away again. */
  readonly onCancel: (listener: () => void) => () => void;
};

/** The side that cancels; `cancel` may be called any number of times. */
export type CancelSource = { readonly signal: CancelSignal; readonly cancel: () => void };

/** A fresh source. */
export function cancelSource(): CancelSource {
  let cancelled = false;
  const listeners = new Set<() => void>();
  return {
    signal: {
      get cancelled() {
        return cancelled;
      },
      onCancel: (listener) => {
        if (cancelled) listener();
        else listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    cancel: () => {
      if (cancelled) return;
      cancelled = true;
      for (const listener of [...listeners]) listener();
      listeners.clear();
    },
  };
}
