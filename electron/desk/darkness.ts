/** The dark screen of a lock: when it comes, what is still heard behind it, and what the door says of it. */
import { ok } from '../../shared/domain/result';
import type { LockReason } from '../../shared/ipc/contract';
import type { Saving } from './settling';
import type { Station } from './station';

type Told = { readonly lockedBy: LockReason; readonly allSaved?: boolean };

export type Darkness = {
  /** A lock was asked for: the window shows nothing any more, whoever holds the queue. */
  readonly is: () => boolean;
  /** Once for everybody who asks at the same time: the screen, and no new work; the keys follow in their turn. */
  readonly come: (reason: LockReason, allSaved?: boolean) => Promise<void>;
  /** Tells the window of a lock in which nothing was typed. */
  readonly tell: (reason: LockReason) => void;
  /** Somebody is in again. */
  readonly end: () => void;
  /** What the door says of the last lock. */
  readonly told: () => Told | undefined;
  /** The station whose screen is dark already and that still takes what was typed or photographed before, for a moment. */
  readonly lastWords: () => Station | undefined;
  /** Takes one of them; the keys go only after it. Nothing when no station is heard out. */
  readonly take: <T>(work: (station: Station) => Promise<T>) => Promise<T> | undefined;
};

/** `open` is the station that is to be locked; `isBetween` says that it is being opened again. */
export function createDarkness(parts: {
  readonly open: () => Station | undefined;
  readonly isBetween: () => boolean;
  readonly onLocking?: (() => Promise<Saving>) | undefined;
  readonly onDark: () => void;
  readonly onLocked: (reason: LockReason) => void;
}): Darkness {
  let isDark = false;
  let darkening: Promise<void> | undefined;
  let told: Told | undefined;
  let hearing: Station | undefined;
  const taking = new Set<Promise<unknown>>();

  function tell(reason: LockReason, allSaved?: boolean): void {
    told = { lockedBy: reason, ...(allSaved === undefined ? {} : { allSaved }) };
    parts.onLocked(reason);
  }

  /** The window's own word on what is typed. */
  const saving = async (): Promise<Saving> => (await parts.onLocking?.()) ?? { allSaved: true };

  /** What was typed or photographed comes late on a busy computer: the keys stay that long, and nothing else is let in. */
  function hearOut(station: Station, late: Promise<boolean>): void {
    void station.during(async () => {
      hearing = station;
      const allSaved = await late;
      hearing = undefined;
      if (told !== undefined) told = { ...told, allSaved };
      // Whoever is not waited for any more may have begun: nothing is sealed under a wiped key.
      await Promise.allSettled(taking);
      return ok(undefined);
    });
  }

  return {
    is: () => isDark,
    come: (reason, allSaved) => {
      if (isDark || (parts.open() === undefined && !parts.isBetween())) return Promise.resolve();
      darkening ??= (async () => {
        const said = allSaved === undefined ? await saving() : { allSaved };
        isDark = true;
        parts.onDark();
        const station = parts.open();
        if (station !== undefined && said.late !== undefined) hearOut(station, said.late);
        void station?.shut();
        tell(reason, said.allSaved);
      })().finally(() => (darkening = undefined));
      return darkening;
    },
    tell,
    end: () => {
      isDark = false;
      told = undefined;
    },
    told: () => told,
    lastWords: () => hearing,
    take: (work) => {
      if (hearing === undefined) return undefined;
      const turn = work(hearing);
      taking.add(turn);
      const leave = () => taking.delete(turn);
      turn.then(leave, leave);
      return turn;
    },
  };
}
