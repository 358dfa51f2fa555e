/** Asks the window to save what is typed before main locks by itself, and waits for it no longer than nobody notices. */

/** Together with going dark this stays below the 200 ms in which a station is locked. */
const limitMs = 100;

export type Settling = {
  /** Whether everything typed is on the disk; a window that is too slow counts as no. */
  readonly ask: () => Promise<boolean>;
  /** The window's answer. */
  readonly done: (allSaved: boolean) => void;
};

/** `tell` reaches the window. */
export function createSettling(tell: () => void): Settling {
  let finish: (allSaved: boolean) => void = () => undefined;
  return {
    ask: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => finish(false), limitMs);
        finish = (allSaved) => {
          clearTimeout(timer);
          finish = () => undefined;
          resolve(allSaved);
        };
        tell();
      }),
    done: (allSaved) => finish(allSaved),
  };
}
