/** Gathers the figures step by step, and reads those of what was chosen. */
import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { Statistics, StatisticsScope } from '../../../shared/statistics/statistics';
import { useSession } from '../../session/session-provider';

type Scopes = {
  readonly seasons: readonly number[];
  readonly months: readonly { readonly season: number; readonly month: string }[];
  readonly at: string;
};

export type StatisticsView =
  | { readonly phase: 'gathering'; readonly done: number; readonly total: number }
  | { readonly phase: 'stopped' }
  | { readonly phase: 'failed'; readonly error: AppError }
  | { readonly phase: 'ready'; readonly scopes: Scopes };

const beginning: StatisticsView = { phase: 'gathering', done: 0, total: 0 };

export function useGathering() {
  const { bridge } = useSession();
  const [view, setView] = useState<StatisticsView>(beginning);
  const [round, setRound] = useState(0);
  const isStopped = view.phase === 'stopped';
  useEffect(() => {
    if (isStopped) return;
    let gone = false;
    const gather = async (): Promise<StatisticsView> => {
      for (;;) {
        const step = await bridge.statistics.gather(undefined);
        if (!step.ok) return { phase: 'failed', error: step.error };
        const { done, total } = step.value;
        if (done >= total || gone) break;
        setView({ phase: 'gathering', done, total });
      }
      const scopes = await bridge.statistics.scopes(undefined);
      return scopes.ok
        ? { phase: 'ready', scopes: scopes.value }
        : { phase: 'failed', error: scopes.error };
    };
    void gather().then((next) => {
      if (!gone) setView(next);
    });
    return () => {
      gone = true;
    };
  }, [bridge, round, isStopped]);
  return {
    view,
    gather: () => {
      setView(beginning);
      setRound((count) => count + 1);
    },
    stop: () => setView({ phase: 'stopped' }),
  };
}

/** The figures of a scope; nothing while they are read. */
export function useFigures(scope: StatisticsScope, at: string | undefined) {
  const { bridge } = useSession();
  const [found, setFound] = useState<Statistics>();
  const [error, setError] = useState<AppError>();
  const { season, kind, month } = scope;
  useEffect(() => {
    if (at === undefined) return;
    let gone = false;
    void bridge.statistics.read({ season, kind, month }).then((answer) => {
      if (gone) return;
      if (answer.ok) setFound(answer.value);
      setError(answer.ok ? undefined : answer.error);
    });
    return () => {
      gone = true;
    };
  }, [bridge, season, kind, month, at]);
  return { found, error };
}
