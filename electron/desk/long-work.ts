/** Work that takes its time: one at a time, ended by whoever asked for it or by a lock. */
import type { AppError } from '../../shared/domain/app-error';
import { err } from '../../shared/domain/result';
import type { AuditRecorder } from './audit-recorder';
import type { Answer } from './doors';

export type LongWork = {
  /** Answers `busy` while another one is under way. */
  readonly alone: <T>(work: (signal: AbortSignal) => Answer<T>) => Answer<T>;
  readonly stop: () => void;
};

/** For the works of one kind. */
export function createLongWork(
  recorder: Pick<AuditRecorder, 'onClosing'>,
  busy: AppError,
): LongWork {
  let working: AbortController | undefined;
  const stop = () => working?.abort();
  recorder.onClosing(stop);
  return {
    alone: async (work) => {
      if (working !== undefined) return err(busy);
      const mine = new AbortController();
      working = mine;
      try {
        return await work(mine.signal);
      } finally {
        working = undefined;
      }
    },
    stop,
  };
}
