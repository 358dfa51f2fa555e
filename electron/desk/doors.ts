/** The ways into an open station for the calls of the window. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err } from '../../shared/domain/result';
import type { Lifecycle } from './lifecycle';
import type { Station } from './station';

export type Answer<T> = Promise<Result<T, AppError>>;

export type Doors = {
  /** Work of any length; whatever of it touches disk and keys goes through `station.during` by itself. */
  readonly unlocked: <T>(work: (station: Station) => Answer<T>) => Answer<T>;
  /** Work on disk and keys alone; a lock waits for it, so nothing in it may wait for people, printers or the line. */
  readonly brief: <T>(work: (station: Station) => Answer<T>) => Answer<T>;
  /** Like `brief`; also for what was typed or photographed before a lock and comes behind the dark screen, when the gate lets it through. */
  readonly heardOut: <T>(work: (station: Station) => Answer<T>) => Answer<T>;
  /** Like `unlocked`, for a case that the operator may see; others are `caseOfAnother`. */
  readonly seen: <T>(caseId: string, work: (station: Station) => Answer<T>) => Answer<T>;
  /** Like `brief`, for a case that the operator may see. */
  readonly seenBriefly: <T>(caseId: string, work: (station: Station) => Answer<T>) => Answer<T>;
};

/** The doors of a station; nothing answers while it is locked. */
export function createDoors(
  lifecycle: Pick<Lifecycle, 'current' | 'takeLastWord' | 'reopenAfterFailure'>,
  /** Better words for a disk that failed, from whoever looks at it. */
  explain: (error: AppError) => Promise<AppError> = (error) => Promise.resolve(error),
): Doors {
  const unlocked: Doors['unlocked'] = async (work) => {
    const station = lifecycle.current();
    if (station === undefined) return err({ kind: 'stationLocked' });
    const result = await work(station);
    if (result.ok) return result;
    const error = await explain(result.error);
    if (station.ledger.failed()) await lifecycle.reopenAfterFailure();
    return err(error);
  };
  const brief: Doors['brief'] = (work) =>
    unlocked((station) => station.during(() => work(station)));
  const ifSeen =
    <T>(caseId: string, work: (station: Station) => Answer<T>) =>
    async (station: Station): Answer<T> => {
      const seen = station.view.seen(caseId);
      return seen.ok ? work(station) : seen;
    };
  return {
    unlocked,
    brief,
    heardOut: (work) => lifecycle.takeLastWord(work) ?? brief(work),
    seen: (caseId, work) => unlocked(ifSeen(caseId, work)),
    seenBriefly: (caseId, work) => brief(ifSeen(caseId, work)),
  };
}
