/** Asks the window to save what it has before main locks by itself, and waits for it no longer than nobody notices. */
import type { CaughtPictures } from '../../shared/ipc/contract';

/** Together with going dark this stays below the 200 ms in which a station is locked. */
const darkAfterMs = 100;

/** A busy computer may take this long to hand over what was typed, the screen dark already; shorter than clearing up may take. */
const heardOutMs = 4_000;

type Answer = { readonly allSaved: boolean; readonly pictures: CaughtPictures };

/** What the window said when it was time to go dark. */
export type Saving = {
  /** Whether everything typed is on the disk; a window that is too slow counts as no. */
  readonly allSaved: boolean;
  /** The same once the window has said its last word or is not waited for any more; absent when it has. */
  readonly late?: Promise<boolean>;
};

export type Settling = {
  readonly ask: () => Promise<Saving>;
  /**
   * The window's answer; until the `last` one it is what would be true if nothing more came. A window that was not asked
   * says in this way which pictures are under way, for the lock in which it is too slow to answer.
   */
  readonly done: (answer: Answer & { readonly last: boolean }) => void;
  /** The window has cleared up: no other answer comes. */
  readonly over: () => void;
  /** What a window that locks by itself says of its pictures. */
  readonly note: (pictures: CaughtPictures) => void;
  /** The pictures that the lock caught; nothing when it caught none, or nobody said. */
  readonly caught: () => CaughtPictures | undefined;
  /** Somebody is in again: what was caught has been told. */
  readonly forget: () => void;
};

/** `tell` reaches the window; false when there is none. */
export function createSettling(tell: () => boolean): Settling {
  let finish: () => void = () => undefined;
  let heard: Answer | undefined;
  /** Said before anybody asked; what became of them since is not known. */
  const unsure = ({ pictures }: Answer): Answer => ({
    allSaved: false,
    pictures: { lost: 0, unsure: pictures.lost + pictures.unsure },
  });
  /** The last word of a window that is asked now, or what is known when nobody waits for it any more. */
  const lastWord = () =>
    new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => finish(), heardOutMs);
      finish = () => {
        clearTimeout(timer);
        finish = () => undefined;
        resolve(heard?.allSaved ?? false);
      };
    });
  return {
    ask: async () => {
      heard = heard === undefined ? undefined : unsure(heard);
      const last = lastWord();
      if (!tell()) finish();
      let timer: NodeJS.Timeout | undefined;
      const dark = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), darkAfterMs);
      });
      const inTime = await Promise.race([last, dark]);
      clearTimeout(timer);
      return inTime === undefined
        ? { allSaved: heard?.allSaved ?? false, late: last }
        : { allSaved: inTime };
    },
    done: ({ last, ...answer }) => {
      heard = answer;
      if (last) finish();
    },
    over: () => finish(),
    note: (pictures) => (heard = { allSaved: false, pictures }),
    caught: () => {
      const { lost = 0, unsure = 0 } = heard?.pictures ?? {};
      return lost + unsure > 0 ? { lost, unsure } : undefined;
    },
    forget: () => (heard = undefined),
  };
}
