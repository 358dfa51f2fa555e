/** Reads the figures of what was chosen. */
import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { Statistics, StatisticsScope } from '../../../shared/statistics/statistics';
import { useSession } from '../../session/session-provider';

/** What there is to choose from. */
export type StatisticsScopes = {
  readonly seasons: readonly number[];
  readonly months: readonly { readonly season: number; readonly month: string }[];
  readonly at: string;
};

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
