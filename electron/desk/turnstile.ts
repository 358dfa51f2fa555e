/** Lets work in while the station is open and counts it out again, so that keys are wiped only when nobody uses them. */
import type { Result } from '../../shared/domain/result';
import { err } from '../../shared/domain/result';

type Locked = { readonly kind: 'stationLocked' };

export type Turnstile = {
  /** Runs the work, or answers `stationLocked` once closing began. */
  readonly during: <T, E>(work: () => Promise<Result<T, E>>) => Promise<Result<T, E | Locked>>;
  /** Lets nobody in any more; resolves when everybody is out. */
  readonly close: () => Promise<void>;
};

/** An open turnstile. */
export function createTurnstile(): Turnstile {
  const inside = new Set<Promise<unknown>>();
  let closed = false;
  return {
    during: (work) => {
      if (closed) return Promise.resolve(err({ kind: 'stationLocked' }));
      const turn = work();
      inside.add(turn);
      const leave = () => inside.delete(turn);
      turn.then(leave, leave);
      return turn;
    },
    close: async () => {
      closed = true;
      while (inside.size > 0) await Promise.allSettled([...inside]);
    },
  };
}
