/** Asks the window to save what it has before main locks by itself, and waits for it no longer than nobody notices. */
import type { CaughtPictures } from '../../shared/ipc/contract';

/** Together with going dark this stays below the 200 ms in which a station is locked. */
const limitMs = 100;

type Answer = { readonly allSaved: boolean; readonly pictures: CaughtPictures };

export type Settling = {
  /** Whether everything typed is on the disk; a window that is too slow counts as no. */
  readonly ask: () => Promise<boolean>;
  /**
   * The window's answer; until the `last` one it is what would be true if nothing more came. A window that was not asked
   * says in this way which pictures are under way, for the lock in which it is too slow to answer.
   */
  readonly done: (answer: Answer & { readonly last: boolean }) => void;
  /** What a window that locks by itself says of its pictures. */
  readonly note: (pictures: CaughtPictures) => void;
  /** The pictures that the lock caught; nothing when it caught none, or nobody said. */
  readonly caught: () => CaughtPictures | undefined;
  /** Somebody is in again: what was caught has been told. */
  readonly forget: () => void;
};

/** `tell` reaches the window. */
export function createSettling(tell: () => void): Settling {
  let finish: () => void = () => undefined;
  let heard: Answer | undefined;
  /** Said before anybody asked; what became of them since is not known. */
  const unsure = ({ pictures }: Answer): Answer => ({
    allSaved: false,
    pictures: { lost: 0, unsure: pictures.lost + pictures.unsure },
  });
  return {
    ask: () =>
      new Promise((resolve) => {
        heard = heard === undefined ? undefined : unsure(heard);
        const timer = setTimeout(() => finish(), limitMs);
        finish = () => {
          clearTimeout(timer);
          finish = () => undefined;
          resolve(heard?.allSaved ?? false);
        };
        tell();
      }),
    done: ({ last, ...answer }) => {
      heard = answer;
      if (last) finish();
    },
    note: (pictures) => (heard = { allSaved: false, pictures }),
    caught: () => {
      const { lost = 0, unsure = 0 } = heard?.pictures ?? {};
      return lost + unsure > 0 ? { lost, unsure } : undefined;
    },
    forget: () => (heard = undefined),
  };
}
