/** Asks the window to save what is typed before main locks by itself, and waits for it no longer than nobody notices. */

/** Together with going dark this stays below the 200 ms in which a station is locked. */
const limitMs = 100;

export type Settling = {
  /** Resolves when the window has saved everything, or is too slow. */
  readonly ask: () => Promise<void>;
  /** The window says that everything typed is on the disk. */
  readonly done: () => void;
};

/** `tell` reaches the window. */
export function createSettling(tell: () => void): Settling {
  let finish: () => void = () => undefined;
  return {
    ask: () =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, limitMs);
        finish = () => {
          clearTimeout(timer);
          resolve();
        };
        tell();
      }),
    done: () => finish(),
  };
}
