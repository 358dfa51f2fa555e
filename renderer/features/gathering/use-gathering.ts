/** Gathers something of every case step by step, and reads what came of it; can be stopped and gone on with. */
import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';

export type Gathering<Found> =
  | { readonly phase: 'gathering'; readonly done: number; readonly total: number }
  | { readonly phase: 'stopped' }
  | { readonly phase: 'failed'; readonly error: AppError }
  | { readonly phase: 'ready'; readonly found: Found };

type Call<Value> = (input: undefined) => Promise<Result<Value, AppError>>;

const beginning = { phase: 'gathering', done: 0, total: 0 } as const;

/** Both calls of the bridge itself, which stay the same. */
export function useGathering<Found>(
  gather: Call<{ done: number; total: number }>,
  read: Call<Found>,
) {
  const [view, setView] = useState<Gathering<Found>>(beginning);
  const [round, setRound] = useState(0);
  const isStopped = view.phase === 'stopped';
  useEffect(() => {
    if (isStopped) return;
    let gone = false;
    const work = async (): Promise<Gathering<Found>> => {
      for (;;) {
        const step = await gather(undefined);
        if (!step.ok) return { phase: 'failed', error: step.error };
        const { done, total } = step.value;
        if (done >= total || gone) break;
        setView({ phase: 'gathering', done, total });
      }
      const found = await read(undefined);
      return found.ok
        ? { phase: 'ready', found: found.value }
        : { phase: 'failed', error: found.error };
    };
    void work().then((next) => {
      if (!gone) setView(next);
    });
    return () => {
      gone = true;
    };
  }, [gather, read, round, isStopped]);
  /** Reads on and keeps what is shown meanwhile: after something was done. */
  const refresh = useCallback(() => setRound((count) => count + 1), []);
  return {
    view,
    refresh,
    again: () => {
      setView(beginning);
      refresh();
    },
    stop: () => setView({ phase: 'stopped' }),
  };
}
